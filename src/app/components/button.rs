//! A button that sends an action.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    pub id: AttrValue,
    pub label: AttrValue,
    /// What assistive technology says where the label is only a sign.
    #[prop_or_default]
    pub says: Option<AttrValue>,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or(true)]
    pub enabled: bool,
    pub press: Callback<()>,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let press = props.press.reform(|_: MouseEvent| ());
    html! {
        <button type="button" id={props.id.clone()} class={classes!("button", props.class.clone())}
            aria-label={props.says.clone()} title={props.says.clone()} disabled={!props.enabled} onclick={press}>
            { &props.label }
        </button>
    }
}
