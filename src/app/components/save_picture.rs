//! Saving the figures of a page as one picture.

use yew::prelude::*;

use crate::app::effects::{offer_png, offer_svg};
use crate::exchange::Picture;
use crate::text;

#[derive(Properties, PartialEq)]
pub struct SavePictureProps {
    /// The name of the file, without its ending.
    pub name: AttrValue,
    /// Makes the picture when it is asked for.
    pub picture: Callback<(), Picture>,
}

/// A button for each kind of file.
#[component]
pub fn SavePicture(props: &SavePictureProps) -> Html {
    let fault = use_state(|| None::<String>);
    let told = {
        let set = fault.setter();
        Callback::from(move |why: String| set.set(Some(why)))
    };
    let button = |ending: &'static str, label: &'static str| {
        let (name, picture, told) = (props.name.clone(), props.picture.clone(), told.clone());
        let press = Callback::from(move |_: MouseEvent| {
            let (picture, name) = (picture.emit(()), format!("{name}.{ending}"));
            match ending {
                "svg" => offer_svg(&picture, &name, &told),
                _ => offer_png(&picture, name, &told),
            }
        });
        html! { <button type="button" id={format!("save-{ending}")} class="button" onclick={press}>{ label }</button> }
    };
    html! {
        <>
            { button("svg", text::saving::SAVE_SVG) }
            { button("png", text::saving::SAVE_PNG) }
            if let Some(why) = &*fault {
                <span class="fault" role="alert">{ text::saving::picture_not_saved(why) }</span>
            }
        </>
    }
}
