<?php
/**
 * Sends a page of the panel with the school's data in it.
 *
 * Called by the index.php in each folder of panel/, not through WordPress' own index.php: so the
 * panel has addresses of a folder, as its loader, its languages and its worker need them, with any
 * kind of permalinks. WordPress comes with its options only (SHORTINIT): no plugin caches, minifies
 * or changes the page, whose policy names its styles by their hashes. Where WordPress isn't found,
 * the page comes as it is.
 *
 * @package Klucznik
 */

namespace Klucznik;

// Whoever asks for this very file gets nothing; index.php has said which page it is.
isset( $klucznik_folder ) || exit;

require __DIR__ . '/school.php';

// What caches whole pages is loaded even then, unless this is said before WordPress begins.
$wp_filter = array( // phpcs:ignore WordPress.WP.GlobalVariablesOverride
	'enable_loading_advanced_cache_dropin' => array(
		10 => array(
			array(
				'function'      => function () {
					return false;
				},
				'accepted_args' => 0,
			),
		),
	),
);
define( 'SHORTINIT', true );

// As it was asked for: the plugin's folder may be a link to elsewhere.
$klucznik_wordpress = wordpress_above( dirname( $_SERVER['SCRIPT_FILENAME'] ) ) ?: wordpress_above( __DIR__ );
if ( $klucznik_wordpress ) {
	// Here and not in a function: its settings are global variables.
	require $klucznik_wordpress;
}
send( with_school( file_get_contents( "$klucznik_folder/page.html" ), $klucznik_wordpress ? school_json() : '{}' ) );

/** Returns the file that loads WordPress, '' where none is found in the folders above or their wp/. */
function wordpress_above( string $folder ): string {
	for ( $above = dirname( $folder ); $above !== $folder; $above = dirname( $folder ) ) {
		$folder = $above;
		foreach ( array( 'wp-load.php', 'wp/wp-load.php' ) as $file ) {
			if ( file_exists( "$folder/$file" ) ) {
				return "$folder/$file";
			}
		}
	}
	return '';
}

/**
 * Returns a page with the school's data: for Python as a block of data, which nothing in them can
 * end (as in the panel's site.py), and for readers without it, how to reach the school.
 *
 * @param string $page as the release has it.
 * @param string $json the text of a school.json.
 */
function with_school( string $page, string $json ): string {
	$school = json_decode( $json, true );
	if ( ! is_array( $school ) || ! $school ) {
		return $page;
	}
	$block = '<script type="application/json" id="school-data"';
	$data  = str_replace( '<', '\u003c', $json );
	$page  = str_replace( "$block>{}<", "$block data-put-in>$data<", $page );
	preg_match( '/<html lang="(\w+)"/', $page, $language );
	$words   = from_panel()['words'][ $language[1] ];
	$office  = isset( $school['office'] ) && is_array( $school['office'] ) ? $school['office'] : array();
	$name    = text_of( $school, 'name' );
	$lines   = contact( $office, $words );
	$known   = $name ? array_merge( array( "<strong>$name</strong>" ), $lines ) : $lines;
	$page    = str_replace( '<p class="contact"></p>', '<p class="contact">' . implode( '<br>', $known ) . '</p>', $page );
	$unknown = $words['office.unknown'];
	foreach ( array( 'h2', 'h3' ) as $heading ) { // On the leaflet, on the page.
		$page = str_replace(
			"<$heading>{$words['office.name-unknown']}</$heading><p>$unknown</p>",
			"<$heading>" . ( $name ?: $words['office.name-unknown'] ) . "</$heading><p>" . ( implode( '<br>', $lines ) ?: $unknown ) . '</p>',
			$page
		);
	}
	return $page;
}

/** Returns how to reach the school, lines of HTML; none where it isn't known. */
function contact( array $office, array $words ): array {
	$phone = text_of( $office, 'phone' );
	$email = text_of( $office, 'email' );
	$shown = array(
		'phone'   => $phone ? '<a href="tel:' . preg_replace( '/[^+0-9]/', '', $phone ) . "\">$phone</a>" : '',
		'email'   => $email ? "<a href=\"mailto:$email\">$email</a>" : '',
		'address' => text_of( $office, 'address' ),
	);
	$lines = array();
	foreach ( array_filter( $shown ) as $name => $html ) {
		$lines[] = str_replace( '{' . $name . '}', $html, $words[ "paper.$name" ] );
	}
	return $lines;
}

/** Returns a field as HTML, '' where it holds no text. */
function text_of( array $data, string $field ): string {
	$text = $data[ $field ] ?? '';
	return is_string( $text ) ? htmlspecialchars( trim( $text ), ENT_QUOTES ) : '';
}

/** Sends a page; who has it already is told so. */
function send( string $page ): void {
	$mark = md5( $page );
	header( 'Content-Type: text/html; charset=utf-8' );
	header( 'Cache-Control: no-cache' );
	header( "ETag: \"$mark\"" );
	// Servers that compress add an end to it.
	if ( false !== strpos( $_SERVER['HTTP_IF_NONE_MATCH'] ?? '', $mark ) ) {
		http_response_code( 304 );
		return;
	}
	echo $page; // phpcs:ignore WordPress.Security.EscapeOutput -- the panel's own page; what is the school's was escaped above.
}
