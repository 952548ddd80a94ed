//! The scripts of the built site without what only their readers need.

use std::fs;
use std::path::Path;

use minify_js::{Session, TopLevelMode, minify};

use crate::{Result, budgets};

/// How wasm-bindgen exports the function that starts the page's program, which the minifier cannot read, and what
/// stands for it meanwhile.
const EXPORT: [&str; 2] = [" as default }", " as defaultOfTheModule }"];

/// Shortens the site's own scripts, and that of the page's program, which Trunk leaves as it is.
///
/// # Errors
/// One line where a script cannot be read or written, or is none.
pub fn shorten(dist: &Path) -> Result<()> {
    for file in budgets::files(dist, &["js"])? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let fault = |why: &dyn std::fmt::Display| format!("{name}: {why}");
        let text = fs::read_to_string(&file).map_err(|error| fault(&error))?;
        let short = match name.starts_with("app-") {
            true => module(&text).map_err(|error| fault(&error))?,
            false if crate::root().join("static").join(&name).exists() => without_comments(&text),
            // Trunk has minified it.
            false => continue,
        };
        fs::write(&file, short).map_err(|error| fault(&error))?;
    }
    Ok(())
}

/// A module that wasm-bindgen has made.
fn module(text: &str) -> Result<String> {
    let [export, stand_in] = EXPORT;
    if !text.contains(export) {
        return Err(format!("it has no{export}"));
    }
    let (session, mut short) = (Session::new(), Vec::new());
    minify(&session, TopLevelMode::Module, text.replacen(export, stand_in, 1).as_bytes(), &mut short)
        .map_err(|error| format!("{error:?}"))?;
    let short = String::from_utf8(short).map_err(|error| error.to_string())?;
    Ok(short.replacen(stand_in.trim_end_matches(" }"), export.trim_end_matches(" }"), 1))
}

/// A script whose comments have lines of their own, without these and without indentation.
fn without_comments(text: &str) -> String {
    let is_code = |line: &&str| {
        let is_comment = line.starts_with("//") || line.starts_with("/*") && line.ends_with("*/");
        !line.is_empty() && !is_comment
    };
    text.lines().map(str::trim).filter(is_code).fold(String::new(), |all, line| all + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::{module, without_comments};

    #[test]
    fn code_stays_and_comments_go() {
        let text = "// What it is.\nconst a = \"// b\"; // c\n\n/** d */\nfunction f() {\n  /* e */\n  return a;\n}\n";
        assert_eq!(without_comments(text), "const a = \"// b\"; // c\nfunction f() {\nreturn a;\n}\n");
    }

    #[test]
    fn the_default_of_a_module_keeps_its_name() {
        let text =
            "/** a */ function start(bytes) { return bytes; }\nexport { start as other, start as default };";
        let short = module(text).unwrap();
        assert!(short.ends_with(" as default}") && !short.contains("/**"), "{short}");
        assert!(module("function start() {}").is_err());
    }
}
