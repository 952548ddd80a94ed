//! The plane's numbers in HTML.

use yew::prelude::*;

use crate::charts::plane::{Hit, OnBound, Spec, rows};

/// The values of the point under the pointer.
pub fn read_out(spec: &Spec, hit: Hit) -> Option<Html> {
    let moment = spec.moment(hit.snapshot)?;
    let (input, label) = (*moment.layers.get(hit.layer)?)?;
    let name = spec.layers.get(hit.layer)?;
    Some(html! {
        <>
            <strong>{ name }</strong>
            <span>{ format!("epoch {}, step {}", moment.epoch, moment.step) }</span>
            <span>{ format!("Î(X;T) = {} bits", input.words(2)) }</span>
            <span>{ format!("Î(T;Y) = {} bits", label.words(3)) }</span>
            if let Some(band) = moment.bands.get(hit.layer).copied().flatten() {
                <span>{ format!("Î(X;T) between {:.2} and {:.2}", band.low.0, band.high.0) }</span>
                <span>{ format!("Î(T;Y) between {:.3} and {:.3}", band.low.1, band.high.1) }</span>
            }
        </>
    })
}

/// The values of a place on the bound.
pub fn on_the_bound(on: OnBound) -> Html {
    let beta = match on.beta {
        Some(beta) if beta.is_finite() => format!("β = {beta:.3}"),
        Some(_) => "β = ∞".into(),
        None => "no β traces it".into(),
    };
    html! {
        <>
            <strong>{ "Bound" }</strong>
            <span>{ beta }</span>
            <span>{ format!("I(X;T) = {:.3} bits", on.ixt) }</span>
            <span>{ format!("I(T;Y) = {:.3} bits", on.ity) }</span>
        </>
    }
}

/// The values of the snapshot shown as now, for screen readers.
pub fn table(spec: &Spec, snapshot: usize) -> Html {
    let rows = rows(spec, snapshot);
    let Some(first) = rows.first() else { return Html::default() };
    html! {
        <div class="unseen"><table>
            <caption>{ format!("Layers at epoch {}, mean ± SD over networks", first.epoch) }</caption>
            <thead>
                <tr><th scope="col">{ "Layer" }</th><th scope="col">{ "Î(X;T), bits" }</th>
                    <th scope="col">{ "Î(T;Y), bits" }</th></tr>
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
