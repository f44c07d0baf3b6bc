<?php
/**
 * What the settings page looks like. It is shown by show_page(), which gives it
 *
 *     $json   the text of the school's data, or what somebody has typed instead
 *     $said   what went well, or ''
 *     $fault  what went wrong, or ''
 *
 * @package Klucznik
 */

namespace Klucznik;

defined( 'ABSPATH' ) || exit;
?>
<div class="wrap">
	<h1>Klucznik</h1>
	<?php if ( $said ) : ?>
		<div class="notice notice-success" role="status"><p><?php echo esc_html( $said ); ?></p></div>
	<?php elseif ( $fault ) : ?>
		<div class="notice notice-error" role="alert">
			<p id="klucznik-fault"><?php echo esc_html( $fault . ' ' . __( 'Nothing was saved.', 'klucznik' ) ); ?></p>
		</div>
	<?php endif; ?>

	<h2><?php esc_html_e( 'The school’s data', 'klucznik' ); ?></h2>
	<p><?php esc_html_e( 'Phone, e-mail, opening hours: what the panel says of your school. Every field may be left out.', 'klucznik' ); ?></p>
	<iframe id="klucznik-set-up" src="<?php echo esc_url( plugins_url( SET_UP[ 'pl' === substr( determine_locale(), 0, 2 ) ? 'pl' : 'en' ], FILE ) ); ?>?for=wordpress"
		data-school="<?php echo esc_attr( $json ); ?>"
		title="<?php esc_attr_e( 'Form for the school’s data', 'klucznik' ); ?>"
		style="width:100%;height:45em;border:1px solid #c3c4c7"></iframe>
	<details <?php echo $fault ? 'open' : ''; ?>>
	<summary><?php esc_html_e( 'For those who know JSON', 'klucznik' ); ?></summary>
	<form method="post" enctype="multipart/form-data">
		<?php wp_nonce_field( 'klucznik' ); ?>
		<input type="hidden" name="faulty">
		<p>
			<label for="klucznik-school"><?php esc_html_e( 'The text of school.json', 'klucznik' ); ?></label><br>
			<textarea id="klucznik-school" name="school" rows="14" class="large-text code" spellcheck="false" lang="pl"
				<?php echo $fault ? 'aria-invalid="true" aria-describedby="klucznik-fault"' : ''; ?>><?php echo esc_textarea( $json ); ?></textarea>
		</p>
		<p>
			<label for="klucznik-file"><?php esc_html_e( 'or the file itself, in place of the text', 'klucznik' ); ?></label><br>
			<input id="klucznik-file" name="file" type="file" accept=".json,application/json">
		</p>
		<?php submit_button( __( 'Save this text', 'klucznik' ), 'secondary' ); ?>
	</form>
	</details>

	<h2><?php esc_html_e( 'On the site', 'klucznik' ); ?></h2>
	<ul class="ul-disc">
		<li>
			<?php
			/* translators: the name of the block */
			echo esc_html( sprintf( __( 'In a page, a post or a widget: the block “%s”.', 'klucznik' ), _x( 'Help with Librus', 'block title', 'klucznik' ) ) );
			?>
		</li>
		<li>
			<?php esc_html_e( 'In the classic editor: the shortcode', 'klucznik' ); ?>
			<code>[klucznik]</code>, <code>[klucznik lang="uk"]</code>
		</li>
		<li>
			<?php esc_html_e( 'In a menu: a link of your own to this address. It becomes a button there.', 'klucznik' ); ?>
			<code><?php echo esc_html( address() ); ?></code>
		</li>
	</ul>

	<h2><?php esc_html_e( 'As readers see it', 'klucznik' ); ?></h2>
	<p>
		<?php
		// The tag is ours, and escaped where it is made.
		echo tag(); // phpcs:ignore WordPress.Security.EscapeOutput
		?>
	</p>
</div>
<script>
	// The form in the frame hands over what it has made, to be saved: see FromSetUp in messages.d.ts.
	addEventListener( 'message', ( { source, origin, data } ) => {
		const frame = document.getElementById( 'klucznik-set-up' );
		if ( source === frame.contentWindow && origin === location.origin && data?.klucznik === 'school-json' ) {
			const field = document.getElementById( 'klucznik-school' );
			field.value = String( data.text );
			field.form.elements.faulty.value = data.isFaulty ? '1' : '';
			field.form.requestSubmit();
		}
	} );
</script>
