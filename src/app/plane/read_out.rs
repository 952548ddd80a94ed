//! The plane's numbers in HTML.

use yew::prelude::*;

use crate::charts::plane::{Hit, OnBound, Spec, rows};
use crate::text;

/// The values of the point under the pointer.
pub fn read_out(spec: &Spec, hit: Hit) -> Option<Html> {
    let moment = spec.moment(hit.snapshot)?;
    let (input, label) = (*moment.layers.get(hit.layer)?)?;
    let name = spec.layers.get(hit.layer)?;
    Some(html! {
        <>
            <strong>{ name }</strong>
            <span>{ text::plane::moment(moment.epoch, moment.step) }</span>
            if hit.outside {
                <span>{ text::plane::OUT_OF_SIGHT }</span>
            }
            <span>{ text::plane::input_bits(&input.words(2)) }</span>
            <span>{ text::plane::label_bits(&label.words(3)) }</span>
            if let Some(band) = moment.bands.get(hit.layer).copied().flatten() {
                <span>{ text::plane::input_between(band.low.0, band.high.0) }</span>
                <span>{ text::plane::label_between(band.low.1, band.high.1) }</span>
            }
        </>
    })
}

/// The values of a place on the bound.
pub fn on_the_bound(on: OnBound) -> Html {
    let beta = match on.beta {
        Some(beta) if beta.is_finite() => format!("β = {beta:.3}"),
        Some(_) => "β = ∞".into(),
        None => text::plane::NO_BETA.into(),
    };
    html! {
        <>
            <strong>{ text::plane::BOUND }</strong>
            <span>{ beta }</span>
            <span>{ text::plane::bound_input_bits(on.ixt) }</span>
            <span>{ text::plane::bound_label_bits(on.ity) }</span>
        </>
    }
}

/// The values of the snapshot shown as now, for screen readers.
pub fn table(spec: &Spec, snapshot: usize) -> Html {
    let rows = rows(spec, snapshot);
    let Some(first) = rows.first() else { return Html::default() };
    let one = spec.network.or((spec.networks == 1).then_some(0)).map(|network| network + 1);
    html! {
        <div class="unseen"><table>
            <caption>{ text::plane::layers_at(first.epoch, one) }</caption>
            <thead>
                <tr><th scope="col">{ text::plane::LAYER }</th><th scope="col">{ text::plane::INPUT_IN_BITS }</th>
                    <th scope="col">{ text::plane::LABEL_IN_BITS }</th></tr>
            </thead>
            <tbody>
                { for rows.iter().map(|row| html! {
                    <tr><th scope="row">{ &row.layer }</th><td>{ row.input.words(2) }</td>
                        <td>{ row.label.words(3) }</td></tr>
                }) }
            </tbody>
        </table></div>
    }
}
