//! The pages and the addresses that name them.

use crate::text;

/// A page of the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    #[default]
    Lab,
    Presets,
    Library,
    Compare,
    Estimators,
    Sweeps,
    Learn,
}

impl Page {
    /// The pages that the head of every page names, in this order.
    pub const NAMED: [Self; 6] =
        [Self::Lab, Self::Presets, Self::Sweeps, Self::Library, Self::Estimators, Self::Learn];

    /// The page that a hash names: `#/library?…`; what names no other names the laboratory.
    pub fn of(hash: &str) -> Self {
        Self::named(hash.trim_start_matches('#').trim_start_matches('/')).unwrap_or_default()
    }

    /// What a hash `#/name?…` names that is no page.
    pub fn unknown(hash: &str) -> Option<&str> {
        let path = hash.strip_prefix("#/")?;
        let name = name(path);
        (!name.is_empty() && Self::named(path).is_none()).then_some(name)
    }

    fn named(path: &str) -> Option<Self> {
        Self::NAMED.into_iter().chain([Self::Compare]).find(|page| page.path() == name(path))
    }

    /// Its name in addresses.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Lab => "lab",
            Self::Presets => "presets",
            Self::Library => "library",
            Self::Compare => "compare",
            Self::Estimators => "estimators",
            Self::Sweeps => "sweeps",
            Self::Learn => "learn",
        }
    }

    /// Its name on the page.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Lab => text::header::LAB,
            Self::Presets => text::header::PRESETS,
            Self::Library => text::header::LIBRARY,
            Self::Compare => text::header::COMPARE,
            Self::Estimators => text::header::ESTIMATORS,
            Self::Sweeps => text::header::SWEEPS,
            Self::Learn => text::header::LEARN,
        }
    }
}

/// What stands before the parts of a path: `library` of `library?q=a`.
fn name(path: &str) -> &str {
    path.split_once('?').map_or(path, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::Page;

    /// It says which of them the address asks for before any program has come.
    #[test]
    fn the_script_of_the_first_paint_knows_the_other_pages() {
        let opens = include_str!("../../static/opens.js");
        let named = opens.lines().find(|line| line.starts_with("const BESIDE")).unwrap();
        for page in Page::NAMED.into_iter().chain([Page::Compare]) {
            let is_named = named.split(['(', '|', ')']).any(|name| name == page.path());
            assert_eq!(is_named, page != Page::Lab, "{}", page.path());
        }
    }

    #[test]
    fn every_address_names_one_page() {
        let all = [
            Page::Lab,
            Page::Presets,
            Page::Library,
            Page::Compare,
            Page::Estimators,
            Page::Sweeps,
            Page::Learn,
        ];
        for page in all {
            assert_eq!(Page::of(&format!("#/{}?v=1", page.path())), page);
            assert_eq!(Page::of(&format!("#/{}", page.path())), page);
        }
        for other in ["", "#", "#/", "#/libraryx", "#lab", "v=1&act=relu", "#/lab?x=/library"] {
            assert_eq!(Page::of(other), Page::Lab, "{other}");
        }
        assert_eq!(Page::unknown("#/nope?v=1"), Some("nope"));
        for known in ["", "#", "#/", "#lab", "v=1", "#/lab?v=1", "#/library"] {
            assert_eq!(Page::unknown(known), None, "{known}");
        }
    }
}
