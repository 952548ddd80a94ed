//! Constructors run once, not at every call into the module.
//!
//! burn and cubecl register types with `inventory`. Unless the program itself refers to
//! `__wasm_call_ctors`, the linker wraps every export so that all constructors run again at each call.

#[cfg(target_arch = "wasm32")]
unsafe extern "C" {
    fn __wasm_call_ctors();
}

/// Runs the static constructors; call it first in `main` of every binary that links burn.
pub fn run_once() {
    // SAFETY: the linker defines the symbol; it is called once, before anything uses what it registers.
    #[cfg(target_arch = "wasm32")]
    unsafe {
        __wasm_call_ctors();
    }
}
