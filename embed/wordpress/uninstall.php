<?php
/**
 * Removes what the plugin has kept, on every site of a network.
 *
 * @package Klucznik
 */

namespace Klucznik;

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/school.php'; // It may be there: the plugin was at work a moment ago.

if ( is_multisite() ) {
	$klucznik_every = array(
		'fields' => 'ids',
		'number' => 0,
	);
	foreach ( get_sites( $klucznik_every ) as $klucznik_site ) {
		delete_blog_option( $klucznik_site, OPTION );
	}
} else {
	delete_option( OPTION );
}
