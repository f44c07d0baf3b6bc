<?php
/**
 * The page „Ustawienia → Klucznik": the school's data, and how the panel gets onto the site.
 *
 * @package Klucznik
 */

namespace Klucznik;

defined( 'ABSPATH' ) || exit;

/** The form that makes a school.json, by the language of whoever sets up. */
const SET_UP = array(
	'pl' => 'panel/konfigurator/index.html',
	'en' => 'panel/en/konfigurator/index.html',
);

add_action( 'admin_menu', __NAMESPACE__ . '\add_page' );
add_action( 'admin_init', __NAMESPACE__ . '\take_packed' );
add_filter( 'plugin_action_links_' . plugin_basename( FILE ), __NAMESPACE__ . '\with_link' );

/** Adds the page. */
function add_page(): void {
	add_options_page( 'Klucznik', 'Klucznik', 'manage_options', 'klucznik', __NAMESPACE__ . '\show_page' );
}

/** Adds a link to the page where plugins are listed. */
function with_link( array $links ): array {
	$address = admin_url( 'options-general.php?page=klucznik' );
	return array_merge(
		array( '<a href="' . esc_url( $address ) . '">' . esc_html__( 'Settings', 'klucznik' ) . '</a>' ),
		$links
	);
}

/** Takes the school.json that somebody has packed into the plugin, where nothing was saved before. */
function take_packed(): void {
	$file = __DIR__ . '/school.json';
	// A file too large isn't even read.
	if ( false === get_option( OPTION ) && file_exists( $file ) && filesize( $file ) <= from_panel()['longest_file'] ) {
		$json = without_mark( file_get_contents( $file ) );
		if ( '' === fault_of( $json ) ) {
			keep_school( $json );
		}
	}
}

/** Shows the page, after saving what was sent from it. */
function show_page(): void {
	$json  = school_json();
	$said  = '';
	$fault = '';
	if ( isset( $_POST['school'] ) && check_admin_referer( 'klucznik' ) && current_user_can( 'manage_options' ) ) {
		$upload = $_FILES['file'] ?? array( 'error' => UPLOAD_ERR_NO_FILE );
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- it is JSON; fault_of() looks at it.
		$json  = UPLOAD_ERR_OK === $upload['error'] ? file_get_contents( $upload['tmp_name'] ) : wp_unslash( $_POST['school'] );
		$json  = without_mark( $json );
		$fault = fault_of_upload( $upload['error'] ) ?: fault_of( $json );
		if ( '' === $fault ) {
			keep_school( $json );
			$said = empty( $_POST['faulty'] )
				? __( 'Saved. Readers see it from now on.', 'klucznik' )
				: __( 'Saved. Readers see it from now on, without the fields that are to be mended below.', 'klucznik' );
		}
	}
	require __DIR__ . '/settings-page.php';
}

/** Returns a text without what some editors put before it, or around it. */
function without_mark( string $text ): string {
	return trim( preg_replace( '/^\xEF\xBB\xBF/', '', $text ) ) ?: '{}';
}

/** Returns why a file did not come, '' where it did or none was chosen. */
function fault_of_upload( int $error ): string {
	if ( in_array( $error, array( UPLOAD_ERR_OK, UPLOAD_ERR_NO_FILE ), true ) ) {
		return '';
	}
	return __( 'The file did not come whole. Choose it once more, or paste its text below.', 'klucznik' );
}

/** Returns what is wrong with the text of a school.json and what to do, '' where nothing is. */
function fault_of( string $json ): string {
	$longest = from_panel()['longest_file'];
	if ( strlen( $json ) > $longest ) {
		/* translators: 1: a number of bytes, 2: the largest one */
		$fault = __( 'This has %1$s bytes; the panel reads at most %2$s. Is it the right file?', 'klucznik' );
		return sprintf( $fault, number_format_i18n( strlen( $json ) ), number_format_i18n( $longest ) );
	}
	$data = json_decode( $json );
	if ( JSON_ERROR_NONE !== json_last_error() ) {
		/* translators: %s: what PHP says of the text, in English */
		$fault = __( 'This can’t be read as JSON (%s). Look for a missing comma, quotation mark or brace, and save the file in UTF-8.', 'klucznik' );
		return sprintf( $fault, json_last_error_msg() );
	}
	if ( ! is_object( $data ) ) {
		return __( 'This is JSON, but no school.json: that begins with { and ends with }.', 'klucznik' );
	}
	return '';
}
