<?php
/**
 * Plugin Name: Klucznik
 * Description: A help panel beside the school’s Librus link: parents and pupils who cannot log in find the next thing to do.
 * Version: {{version}}
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * License: MIT
 * Text Domain: klucznik
 * Domain Path: /languages
 *
 * The finished panel lies in panel/, as the release has made it; from-panel.json tells what of its
 * words and rules is said here, too.
 *
 * @package Klucznik
 */

namespace Klucznik;

defined( 'ABSPATH' ) || exit;

const VERSION = '{{version}}';
const FILE    = __FILE__;

require __DIR__ . '/school.php';
require __DIR__ . '/tag.php';
require __DIR__ . '/menus.php';
require __DIR__ . '/block.php';
require __DIR__ . '/optimizers.php';
require __DIR__ . '/settings.php';
require __DIR__ . '/apache.php';

add_action(
	'init',
	function () {
		load_plugin_textdomain( 'klucznik', false, basename( __DIR__ ) . '/languages' );
	},
	1 // Before the block is made, which says its name.
);
