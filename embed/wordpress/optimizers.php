<?php
/**
 * Plugins that gather, delay or rewrite scripts: the loader is a module, small and minified
 * already, and asks them to leave it alone. Where they don't, its link is left, which opens the
 * panel as a page.
 *
 * @package Klucznik
 */

namespace Klucznik;

defined( 'ABSPATH' ) || exit;

/** A part of the loader's address. */
const LOADER = 'klucznik/panel/klucznik.js';

/** The filters that take a list of addresses, or parts of them. */
const LISTS = array(
	'rocket_exclude_js', // WP Rocket.
	'rocket_exclude_defer_js',
	'rocket_delay_js_exclusions',
	'litespeed_optimize_js_excludes', // LiteSpeed.
	'litespeed_optm_js_defer_exc',
	'litespeed_optm_gm_js_exc',
	'wp-optimize-minify-default-exclusions', // WP-Optimize.
);

foreach ( LISTS as $klucznik_list ) {
	add_filter( $klucznik_list, __NAMESPACE__ . '\with_loader' );
}
add_filter( 'autoptimize_filter_js_exclude', __NAMESPACE__ . '\with_loader' );

/**
 * Adds the loader to what a plugin leaves alone.
 *
 * @param mixed $left_alone a list, or (Autoptimize's) a text with commas.
 * @return array|string the same kind of thing.
 */
function with_loader( $left_alone ) {
	if ( is_string( $left_alone ) ) {
		return ltrim( "$left_alone, " . LOADER, ', ' );
	}
	return array_merge( (array) $left_alone, array( LOADER ) );
}
