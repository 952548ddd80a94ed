//! The check on real modules: one that calls its constructors itself, and one that leaves it to the linker.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A constructor as `inventory` registers them, and two exports.
const PROGRAM: &str = r#"
    static mut RUNS: u32 = 0;
    extern "C" fn constructor() { unsafe { RUNS += 1 } }
    #[used]
    #[unsafe(link_section = ".init_array")]
    static CONSTRUCTOR: extern "C" fn() = constructor;
    #[unsafe(no_mangle)]
    extern "C" fn runs() -> u32 { unsafe { RUNS } }
    #[unsafe(no_mangle)]
    extern "C" fn add(a: u32, b: u32) -> u32 { a.wrapping_add(b).wrapping_mul(unsafe { RUNS }) }
"#;

const EXPLICIT: &str = r#"
    unsafe extern "C" { fn __wasm_call_ctors(); }
    #[unsafe(no_mangle)]
    extern "C" fn start() { unsafe { __wasm_call_ctors() } }
"#;

fn module(name: &str, source: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (input, output) = (folder.join(format!("{name}.rs")), folder.join(format!("{name}.wasm")));
    fs::write(&input, source).unwrap();
    let status = Command::new("rustc")
        .args(["--edition=2024", "--target=wasm32-unknown-unknown", "--crate-type=cdylib", "-Copt-level=2"])
        .args(["-Cstrip=symbols", "-o"])
        .arg(&output)
        .arg(&input)
        .status()
        .unwrap();
    assert!(status.success());
    fs::read(output).unwrap()
}

#[test]
fn wrapped_exports_are_found() {
    let error = xtask::constructors::check(&module("wrapped", PROGRAM)).unwrap_err();
    assert!(error.starts_with("2 exports run all constructors again"), "{error}");
}

#[test]
fn an_explicit_call_is_accepted() {
    xtask::constructors::check(&module("explicit", &format!("{PROGRAM}{EXPLICIT}"))).unwrap();
}

#[test]
fn what_is_no_module_is_refused() {
    assert!(xtask::constructors::check(b"<!doctype html>").is_err());
}
