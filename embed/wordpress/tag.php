<?php
/**
 * The tag on the school's pages: what stands there, and the script that makes a button of it.
 *
 * @package Klucznik
 */

namespace Klucznik;

defined( 'ABSPATH' ) || exit;

/** By these, plugins that gather, delay or move scripts are asked to leave the loader alone. */
const LEFT_ALONE = array(
	'data-cfasync'     => 'false', // Cloudflare.
	'data-no-optimize' => '1', // LiteSpeed, Autoptimize.
	'data-no-defer'    => '1',
	'data-no-minify'   => '1',
	'nowprocket'       => true, // WP Rocket.
);

add_action( 'init', __NAMESPACE__ . '\register_loader' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\as_module', 10, 3 );
add_shortcode( 'klucznik', __NAMESPACE__ . '\shortcode' );

/** Returns the address of the panel in a language. */
function address( string $language = 'pl' ): string {
	return plugins_url( 'panel/' . ( 'pl' === $language ? '' : "$language/" ), FILE );
}

/** Returns a language of the panel: the one that is asked for, the page's own, or Polish. */
function language( string $asked = '' ): string {
	$known = array_keys( from_panel()['words'] );
	$found = array_intersect( array( $asked, substr( determine_locale(), 0, 2 ), 'pl' ), $known );
	return reset( $found );
}

/**
 * Returns the tag as HTML, and lets the page load what makes a button of it.
 *
 * @param string $words    of the button; '' for the panel's title.
 * @param string $language its code; '' for that of the page.
 */
function tag( string $words = '', string $language = '' ): string {
	$language = language( $language );
	$title    = html_entity_decode( from_panel()['words'][ $language ]['page.title'] );
	return around(
		sprintf(
			'<a href="%s" style="line-height:48px">%s</a>',
			esc_url( address( $language ) ),
			esc_html( '' === trim( $words ) ? $title : $words )
		),
		$language
	);
}

/** Puts the tag around a link to the panel. */
function around( string $link, string $language ): string {
	wp_enqueue_script( 'klucznik' );
	return '<klucznik-panel lang="' . esc_attr( $language ) . '">' . $link . '</klucznik-panel>';
}

/**
 * The shortcode: [klucznik], [klucznik lang="uk"], [klucznik words="Words of the button"].
 *
 * @param array|string $attributes '' where there are none.
 */
function shortcode( $attributes ): string {
	$known      = array(
		'words' => '',
		'lang'  => '',
	);
	$attributes = shortcode_atts( $known, $attributes, 'klucznik' );
	return tag( $attributes['words'], $attributes['lang'] );
}

/** Makes the loader known; whoever shows a tag asks for it. */
function register_loader(): void {
	wp_register_script( 'klucznik', plugins_url( 'panel/klucznik.js', FILE ), array(), VERSION, true );
}

/** Makes the loader's element one of a module; WordPress knows modules from 6.5 on only. */
function as_module( string $element, string $handle, string $source ): string {
	if ( 'klucznik' !== $handle ) {
		return $element;
	}
	$attributes = array(
		'type' => 'module',
		'src'  => $source,
		'id'   => 'klucznik-js',
	);
	return wp_get_script_tag( $attributes + LEFT_ALONE );
}
