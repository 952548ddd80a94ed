//! The plain inputs: a line of text that commits on change or Enter, and a choice.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct FieldProps {
    pub id: AttrValue,
    /// What assistive technology says where there is no label.
    #[prop_or_default]
    pub says: Option<AttrValue>,
    pub value: AttrValue,
    pub inputmode: AttrValue,
    /// Ids of the help and the fault.
    pub describes: AttrValue,
    pub faulty: bool,
    /// Grows when the same value has to be written again over what was typed.
    pub commits: u32,
    pub commit: Callback<String>,
}

/// A line of text.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let changed = props.commit.reform(|event: Event| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        input.value()
    });
    html! {
        <input id={props.id.clone()} type="text" inputmode={props.inputmode.clone()} autocomplete="off" spellcheck="false"
            value={props.value.clone()} aria-label={props.says.clone()} aria-describedby={props.describes.clone()}
            aria-invalid={props.faulty.then_some("true")} onchange={changed} />
    }
}

#[derive(Properties, PartialEq)]
pub struct ChoiceProps {
    pub id: AttrValue,
    /// What assistive technology says where there is no label.
    #[prop_or_default]
    pub says: Option<AttrValue>,
    pub value: AttrValue,
    /// (key, label) of each.
    pub options: &'static [(&'static str, &'static str)],
    pub describes: AttrValue,
    pub commit: Callback<String>,
}

/// One of a list.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let changed = props.commit.reform(|event: Event| {
        let select: web_sys::HtmlSelectElement = event.target_unchecked_into();
        select.value()
    });
    let option = |(key, label): &(&'static str, &'static str)| {
        html! { <option key={*key} value={*key}>{ *label }</option> }
    };
    // The options' attribute has no effect any more once the user has chosen.
    let node = use_node_ref();
    use_effect_with((props.value.clone(), node.clone()), |(value, node)| {
        if let Some(select) = node.cast::<web_sys::HtmlSelectElement>() {
            select.set_value(value);
        }
    });
    html! {
        <select id={props.id.clone()} ref={node} aria-label={props.says.clone()} aria-describedby={props.describes.clone()} onchange={changed}>
            { for props.options.iter().map(option) }
        </select>
    }
}
