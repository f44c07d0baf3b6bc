<?php
/**
 * The block. What it shows is made when a page is shown: so whoever may write may use it, whatever
 * WordPress strips from what they save.
 *
 * @package Klucznik
 */

namespace Klucznik;

defined( 'ABSPATH' ) || exit;

add_action( 'init', __NAMESPACE__ . '\register_block' );
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\tell_editor' );

/** Makes the block known. */
function register_block(): void {
	$needed = array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' );
	wp_register_script( 'klucznik-editor', plugins_url( 'block/editor.js', FILE ), $needed, VERSION, true );
	register_block_type( __DIR__ . '/block', array( 'render_callback' => __NAMESPACE__ . '\render_block' ) );
}

/** Returns the block as HTML: a paragraph, in which the button stands in line with others. */
function render_block( array $attributes ): string {
	$aligned = $attributes['align'] ? 'has-text-align-' . $attributes['align'] : '';
	return sprintf(
		'<p %s>%s</p>',
		get_block_wrapper_attributes( array( 'class' => $aligned ) ),
		tag( $attributes['words'], $attributes['language'] )
	);
}

/** Tells the editor's script the panel's languages and the words around the block. */
function tell_editor(): void {
	$languages = array();
	foreach ( from_panel()['words'] as $code => $words ) {
		$languages[ $code ] = array(
			'address' => address( $code ),
			'name'    => $words['language.name'],
			'title'   => html_entity_decode( $words['page.title'] ),
		);
	}
	$told = array(
		'languages' => $languages,
		'language'  => language(),
		'labels'    => array(
			'panel'     => __( 'Help panel', 'klucznik' ),
			'words'     => __( 'Words of the button', 'klucznik' ),
			'language'  => __( 'Language', 'klucznik' ),
			'of page'   => __( 'That of the page', 'klucznik' ),
		),
	);
	wp_add_inline_script( 'klucznik-editor', 'globalThis.klucznik = ' . wp_json_encode( $told ), 'before' );
}
