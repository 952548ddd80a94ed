//! The page of the presets: experiments worth a look, each a picture, two sentences and a link.

mod card;
mod geometry;
mod picture;

use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::card::Card;
use super::components::Header;
use super::effects::{fetched, use_stages, use_theme};
use crate::app::route::Page;
use crate::experiment::PRESETS;
use crate::run::{Thumbnail, thumbnails};
use crate::text;
use crate::view::ThemeChoice;

/// The pictures of all presets, relative to the page.
pub const PICTURES: &str = "./presets.json";

/// So many cards are made in one task of the browser.
const CARDS: usize = 4;

#[derive(Properties, PartialEq)]
pub struct GalleryProps {
    /// The link of the laboratory.
    pub lab: String,
    pub theme: ThemeChoice,
}

/// The pictures of the cards, by the presets' names.
#[derive(Clone, PartialEq)]
enum Pictures {
    Awaited,
    Here(Rc<BTreeMap<String, Thumbnail>>),
    /// Why there are none.
    Missing(String),
}

/// The page.
#[component]
pub fn Gallery(props: &GalleryProps) -> Html {
    let pictures = use_state(|| Pictures::Awaited);
    {
        let set = pictures.setter();
        use_effect_with((), move |()| {
            spawn_local(async move {
                let read = |bytes: Vec<u8>| thumbnails(&bytes).map_err(|error| error.to_string());
                set.set(match fetched(PICTURES).await.and_then(read) {
                    Ok(all) => Pictures::Here(Rc::new(all)),
                    Err(why) => Pictures::Missing(why),
                });
            });
        });
    }
    let theme = use_theme(props.theme);
    let stage = use_stages(PRESETS.len().div_ceil(CARDS) as u32) as usize;
    let cards = PRESETS.iter().take(stage * CARDS).map(|preset| {
        let picture = match &*pictures {
            Pictures::Here(all) => all.get(preset.name).cloned(),
            Pictures::Awaited | Pictures::Missing(_) => None,
        };
        html! { <Card key={preset.name} preset={*preset} {picture} awaited={*pictures == Pictures::Awaited} {theme} /> }
    });
    html! {
        <>
            <Header page={Page::Presets} lab={props.lab.clone()} />
            <main class="gallery">
                <h2>{ text::presets::TITLE }</h2>
                <p class="lead">{ text::presets::LEAD }</p>
                if let Pictures::Missing(why) = &*pictures {
                    <p class="missing" role="alert">{ text::presets::no_pictures(why) }</p>
                }
                <ul class="presets">{ for cards }</ul>
            </main>
        </>
    }
}
