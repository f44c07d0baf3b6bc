<?php
/**
 * Menus: a link to the panel among their entries becomes the button, in classic menus and in the
 * navigation of block themes. The editors of menus need nothing new for it.
 *
 * @package Klucznik
 */

namespace Klucznik;

defined( 'ABSPATH' ) || exit;

add_filter( 'walker_nav_menu_start_el', __NAMESPACE__ . '\in_menu' );
add_filter( 'render_block_core/navigation-link', __NAMESPACE__ . '\in_menu' );

/** Puts the tag around the link of an entry, if it leads to the panel. */
function in_menu( string $entry ): string {
	$panel = preg_quote( preg_replace( '/^https?:/', '', address() ), '~' );
	$link  = '~<a\b[^>]*\shref=["\'](?:https?:)?' . $panel . '(?:([a-z]{2})/)?["\'][^>]*>.*?</a>~s';
	return preg_replace_callback(
		$link,
		function ( $found ) {
			return around( $found[0], $found[1] ?? 'pl' );
		},
		$entry
	);
}
