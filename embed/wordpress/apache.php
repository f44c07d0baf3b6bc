<?php
/**
 * Apache's settings for the panel's folder: compressed files, kept by browsers as long as they may
 * be. The ZIP holds them under another name, since WordPress' directory takes no hidden file; here
 * they come into force, once for each version. A panel that doesn't answer with them, or of which
 * the site can't tell, does without: it works, only slower.
 *
 * @package Klucznik
 */

namespace Klucznik;

defined( 'ABSPATH' ) || exit;

/** The panel's folder. */
const PANEL = __DIR__ . '/panel';

add_action( 'admin_init', __NAMESPACE__ . '\put_into_force' );

/** Gives Apache its settings. */
function put_into_force(): void {
	$packed = PANEL . '/htaccess.txt';
	$file   = PANEL . '/.htaccess';
	if ( ! $GLOBALS['is_apache'] || ! file_exists( $packed ) || ! wp_is_writable( PANEL ) ) {
		return;
	}
	rename( $packed, $file );
	if ( 200 !== wp_remote_retrieve_response_code( wp_remote_get( address() ) ) ) {
		unlink( $file );
	}
}
