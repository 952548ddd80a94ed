//! Handing on the experiment: its link, and the link as a picture.

use qrcodegen::{QrCode, QrCodeEcc};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

use crate::app::effects::whole_address;
use crate::text;

#[derive(Properties, PartialEq)]
pub struct ShareProps {
    /// Makes the hash of the link, with the checksum of a run that has ended.
    pub link: Callback<(), String>,
}

/// A button, and the dialog that it opens.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let dialog = use_node_ref();
    let field = use_node_ref();
    let open = use_state(|| None::<String>);
    let copied = use_state(|| None::<&'static str>);
    let show = {
        let (dialog, open, copied, link) = (dialog.clone(), open.clone(), copied.clone(), props.link.clone());
        Callback::from(move |_: MouseEvent| {
            copied.set(None);
            open.set(Some(whole_address(&link.emit(()))));
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // It fails only where it is open already.
                let _ = dialog.show_modal();
            }
        })
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let closed = {
        let open = open.clone();
        Callback::from(move |_: Event| open.set(None))
    };
    let address = (*open).clone().unwrap_or_default();
    let checks = address.contains("&sum=");
    let copy = {
        let (field, copied, address) = (field.clone(), copied.setter(), address.clone());
        Callback::from(move |_: MouseEvent| {
            let (field, copied, address) = (field.clone(), copied.clone(), address.clone());
            spawn_local(async move {
                copied.set(Some(match written(&address).await {
                    true => text::share::COPIED,
                    false => {
                        if let Some(field) = field.cast::<HtmlInputElement>() {
                            field.select();
                        }
                        text::share::NOT_COPIED
                    }
                }));
            });
        })
    };
    let code = open.as_deref().and_then(picture);
    html! {
        <>
            <button type="button" id="share" class="button" onclick={show}>{ text::share::SHARE }</button>
            <dialog ref={dialog} id="share-dialog" aria-labelledby="share-title" onclose={closed}>
                <h2 id="share-title">{ text::share::TITLE }</h2>
                <p class="lead">{ if checks {
                    text::share::SAME_SETTINGS_CHECKED
                } else {
                    text::share::SAME_SETTINGS
                } }</p>
                <div class="share-link">
                    <input ref={field} id="share-link" type="text" readonly=true value={address.clone()} aria-label={text::share::LINK} />
                    <button type="button" id="copy-link" class="button" onclick={copy}>{ text::share::COPY }</button>
                </div>
                <p role="status">{ copied.unwrap_or_default() }</p>
                if let Some((size, path)) = code {
                    <svg class="qr" viewBox={format!("0 0 {size} {size}")} role="img" aria-label={text::share::QR_CODE}>
                        <rect width="100%" height="100%" fill="#fff" /><path d={path} fill="#000" />
                    </svg>
                }
                <button type="button" id="share-close" class="button" onclick={close}>{ text::share::CLOSE }</button>
            </dialog>
        </>
    }
}

/// Puts a text into the clipboard; whether the browser allowed it.
async fn written(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Only secure pages have one, and `navigator.clipboard` is undefined elsewhere.
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// The side of a QR code with its margin, in modules, and the path of its dark ones.
fn picture(text: &str) -> Option<(i32, String)> {
    /// What the standard asks to be left free around it.
    const MARGIN: i32 = 4;
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + MARGIN, y + MARGIN));
        }
    }
    Some((size + 2 * MARGIN, path))
}
