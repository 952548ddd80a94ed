//! The file of lessons, taken apart.
//!
//! It is one text of well-formed HTML: an `<article id="…">` for each lesson, each beginning with its `<h2>`, then one
//! of the teacher's sheet and one of all sources, an `<li data-key="…">` each, which lessons cite by `data-source`.

use crate::text;

/// The articles that are no lessons.
const SHEET: &str = "sheet";
const SOURCES: &str = "sources";

/// Where a lesson has the coins.
const COINS: &str = "<figure data-widget=\"coins\"/>";

/// All lessons and what goes with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    pub lessons: Vec<Lesson>,
    pub sheet: Lesson,
}

/// A lesson, or the teacher's sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// Its name in addresses.
    pub key: String,
    pub title: String,
    /// HTML without the title: all of it, or what stands before the coins and after them.
    pub parts: Vec<String>,
    /// HTML: an item for each source that it cites.
    pub sources: String,
}

impl Course {
    /// The course of a file.
    ///
    /// # Errors
    /// A sentence where the file is no text, or a part of it is missing.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(bytes).map_err(|_| text::learn::NO_TEXT)?;
        let mut articles: Vec<Lesson> =
            text.split("<article id=\"").skip(1).filter_map(Lesson::read).collect();
        let mut take = |key: &str| {
            let place = articles.iter().position(|article| article.key == key);
            place.map(|place| articles.remove(place))
        };
        let (Some(sheet), Some(sources)) = (take(SHEET), take(SOURCES)) else {
            return Err(text::learn::NOT_WHOLE.into());
        };
        if articles.is_empty() {
            return Err(text::learn::NO_LESSON.into());
        }
        for lesson in &mut articles {
            lesson.sources = lesson.cited(&sources.parts.concat());
        }
        Ok(Self { lessons: articles, sheet })
    }

    /// The place of a lesson, if there is one of this name.
    pub fn find(&self, key: &str) -> Option<usize> {
        self.lessons.iter().position(|lesson| lesson.key == key)
    }
}

impl Lesson {
    /// From what follows `<article id="`.
    fn read(text: &str) -> Option<Self> {
        let (key, rest) = text.split_once("\">")?;
        let (_, rest) = rest.split_once("<h2>")?;
        let (title, rest) = rest.split_once("</h2>")?;
        let (body, _) = rest.split_once("</article>")?;
        Some(Self {
            key: key.into(),
            title: title.into(),
            parts: body.split(COINS).map(str::to_owned).collect(),
            sources: String::new(),
        })
    }

    /// Those items of the list of sources that it cites.
    fn cited(&self, sources: &str) -> String {
        let is_cited = |item: &&str| {
            let key = item.split_once('"').map_or("", |(key, _)| key);
            self.parts.iter().any(|part| part.contains(&format!("data-source=\"{key}\"")))
        };
        let items = sources.split("<li data-key=\"").skip(1).filter(is_cited);
        let item = |item: &str| {
            let text = item.split_once('>').map_or("", |(_, text)| text);
            format!("<li>{}</li>", text.split_once("</li>").map_or(text, |(text, _)| text))
        };
        items.map(item).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Course;

    const FILE: &str = include_str!("../../../static/lessons.html");

    #[test]
    fn the_file_is_eight_lessons_a_sheet_and_sources() {
        let course = Course::read(FILE.as_bytes()).unwrap();
        assert_eq!(course.lessons.len(), 8);
        assert_eq!(course.find("bound"), Some(4));
        assert_eq!(course.find("moon"), None);
        for (i, lesson) in course.lessons.iter().enumerate() {
            assert_eq!(lesson.parts.len(), if i == 0 { 2 } else { 1 }, "{}", lesson.key);
            // Each part stands by itself: what it opens it closes.
            for tag in ["section", "p", "details", "table"] {
                let count = |part: &str, sign: &str| {
                    part.match_indices(sign)
                        .filter(|(i, _)| part[i + sign.len()..].starts_with(['>', ' ']))
                        .count()
                };
                let is_whole = |part: &String| {
                    count(part, &format!("<{tag}")) == part.matches(&format!("</{tag}>")).count()
                };
                assert!(lesson.parts.iter().all(is_whole), "{}: {tag}", lesson.key);
            }
        }
    }

    #[test]
    fn a_lesson_has_the_sources_that_it_cites_and_no_others() {
        let course = Course::read(FILE.as_bytes()).unwrap();
        let [first, _, third, ..] = &course.lessons[..] else { panic!("too few lessons") };
        assert!(first.sources.contains("Shannon") && !first.sources.contains("Saxe"));
        assert!(third.sources.contains("Saxe") && !third.sources.contains("Shannon"));
        assert_eq!(third.sources.matches("<li>").count(), third.sources.matches("</li>").count());
    }

    #[test]
    fn a_broken_file_is_refused_in_one_sentence() {
        let half = &FILE.as_bytes()[..FILE.len() / 3];
        let empty = "<article id=\"sheet\"><h2>a</h2></article><article id=\"sources\"><h2>b</h2></article>";
        for (file, why) in [
            (half, "is not whole"),
            (b"", "is not whole"),
            (b"\xff", "is no text"),
            (empty.as_bytes(), "holds none"),
        ] {
            let sentence = Course::read(file).unwrap_err();
            assert!(sentence.starts_with("the file of lessons") && sentence.ends_with(why), "{sentence}");
        }
    }
}
