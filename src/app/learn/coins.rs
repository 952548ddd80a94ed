//! The coins that one can play with.

use yew::prelude::*;

use super::joint::{Bits, Coins};
use crate::text;

/// Bits that the picture of the entropies is wide.
const WIDE: f64 = 2.0;

/// Two coins: how they are laid, their joint table, and what each tells of the other.
#[component]
pub fn TwoCoins() -> Html {
    let heads = use_state_eq(|| 50.0);
    let follows = use_state_eq(|| 80.0);
    let coins = Coins { heads: *heads / 100.0, follows: *follows / 100.0 };
    let bits = coins.bits();
    let said = text::learn::bits(bits.first, bits.second, bits.both, bits.shared);
    html! {
        <figure class="coins" id="coins" aria-label={text::learn::COINS}>
            { slider("coin-heads", text::learn::HEADS, format!("{} %", *heads), [0.0, 100.0], &heads) }
            { slider("coin-follows", text::learn::FOLLOWS, followed(*follows, coins.same()), [-100.0, 100.0], &follows) }
            { table(coins) }
            { picture(&bits) }
            <figcaption id="coin-bits" aria-live="polite">{ said }</figcaption>
        </figure>
    }
}

fn slider(
    id: &'static str,
    label: &'static str,
    says: String,
    [min, max]: [f64; 2],
    value: &UseStateHandle<f64>,
) -> Html {
    let set = value.setter();
    let oninput = Callback::from(move |event: InputEvent| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        set.set(input.value_as_number());
    });
    html! {
        <p class="slider">
            <label for={id}>{ label }</label>
            <input {id} type="range" min={min.to_string()} max={max.to_string()} step="5" value={value.to_string()}
                aria-valuetext={says.clone()} {oninput} />
            <output for={id}>{ says }</output>
        </p>
    }
}

/// What the second slider means.
fn followed(follows: f64, same: f64) -> String {
    match follows {
        0.0 => text::learn::NEVER.into(),
        100.0 => text::learn::ALWAYS_SAME.into(),
        -100.0 => text::learn::ALWAYS_OTHER.into(),
        follows if follows > 0.0 => text::learn::same_side(follows, 100.0 * same),
        follows => text::learn::other_side(-follows, 100.0 * (1.0 - same)),
    }
}

/// p(x, y), each with a bar of its length.
fn table(coins: Coins) -> Html {
    let row = |(first, places): (&'static str, [f64; 2])| {
        let cell = |p: f64| {
            let percent = format!("{:.1} %", 100.0 * p);
            let width = format!("{:.1}", 100.0 * p);
            html! {
                <td>{ percent }<svg class="share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                    <rect {width} height="6" />
                </svg></td>
            }
        };
        html! { <tr><th scope="row">{ first }</th>{ for places.map(cell) }</tr> }
    };
    html! {
        <table>
            <caption>{ text::learn::HOW_OFTEN }</caption>
            <thead><tr><td></td><th scope="col">{ text::learn::Y_HEADS }</th><th scope="col">{ text::learn::Y_TAILS }</th></tr></thead>
            <tbody>{ for [text::learn::X_HEADS, text::learn::X_TAILS].into_iter().zip(coins.joint()).map(row) }</tbody>
        </table>
    }
}

/// H(X) and H(Y) as bars that overlap by I(X;Y), so that they span H(X,Y) (MacKay 2003, figure 8.1).
fn picture(bits: &Bits) -> Html {
    let at = |bits: f64| format!("{:.2}", 320.0 * bits / WIDE);
    let Bits { first, second, shared, .. } = *bits;
    let bar = |class: &'static str, y: &'static str, from: f64, bits: f64, name: &'static str| {
        html! {
            <g {class}>
                <rect x={at(from)} {y} width={at(bits)} height="20" rx="2" />
                if bits > 0.2 {
                    <text x={at(from + bits / 2.0)} {y} dy="14.5" text-anchor="middle">{ name }</text>
                }
            </g>
        }
    };
    html! {
        <svg class="bits" viewBox="0 0 320 78" aria-hidden="true">
            { bar("one", "2", 0.0, first, "H(X)") }
            { bar("shared", "28", first - shared, shared, "I(X;Y)") }
            { bar("one", "54", first - shared, second, "H(Y)") }
        </svg>
    }
}
