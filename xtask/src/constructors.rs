//! Whether a wasm module runs its static constructors again at every call into it.
//!
//! Where a program never refers to `__wasm_call_ctors`, wasm-ld exports each function through a wrapper
//! `call constructors; push the arguments; call the function`. burn's constructors then cost most of the
//! time of every call. Names are stripped, so the wrappers are told by their shape.

use std::collections::HashMap;

use wasmparser::{ExternalKind, FunctionBody, Operator, Parser, Payload, TypeRef};

use crate::Result;

/// Accepts a module whose exports are not wrapped.
///
/// # Errors
/// One line where at least two exports are wrappers around the same constructors, or where the bytes are
/// no module. One alone is no sign: `main` may call the constructors and then the program.
pub fn check(module: &[u8]) -> Result<()> {
    let read = Module::read(module).map_err(|error| format!("not a wasm module: {error}"))?;
    let mut wrappers = HashMap::<u32, Vec<&str>>::new();
    for (function, name) in &read.exports {
        if let Some(constructors) = read.wrapped_constructors(*function) {
            wrappers.entry(constructors).or_default().push(name);
        }
    }
    match wrappers.values().find(|names| names.len() > 1) {
        Some(names) => {
            let (count, first) = (names.len(), names[0]);
            Err(format!("{count} exports run all constructors again at every call, such as {first}"))
        }
        None => Ok(()),
    }
}

/// The parts of a module that matter here.
#[derive(Default)]
struct Module<'a> {
    /// Parameters and results by type; `None` for what is not a function type.
    types: Vec<Option<(usize, usize)>>,
    /// The type of each function, the imported ones first.
    functions: Vec<u32>,
    imported: usize,
    bodies: Vec<FunctionBody<'a>>,
    exports: Vec<(u32, &'a str)>,
}

impl<'a> Module<'a> {
    fn read(bytes: &'a [u8]) -> wasmparser::Result<Self> {
        let mut module = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::TypeSection(section) => {
                    for kind in section.into_iter_err_on_gc_types() {
                        let kind = kind?;
                        module.types.push(Some((kind.params().len(), kind.results().len())));
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        if let TypeRef::Func(kind) = import?.ty {
                            module.functions.push(kind);
                            module.imported += 1;
                        }
                    }
                }
                Payload::FunctionSection(section) => {
                    for kind in section {
                        module.functions.push(kind?);
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            module.exports.push((export.index, export.name));
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => module.bodies.push(body),
                _ => {}
            }
        }
        Ok(module)
    }

    /// Parameters and results of a function.
    fn signature(&self, function: u32) -> Option<(usize, usize)> {
        let kind = *self.functions.get(usize::try_from(function).ok()?)?;
        *self.types.get(usize::try_from(kind).ok()?)?
    }

    /// The function without arguments and results that this one calls before it hands its own arguments on.
    fn wrapped_constructors(&self, function: u32) -> Option<u32> {
        let body = self.bodies.get(usize::try_from(function).ok()?.checked_sub(self.imported)?)?;
        let mut operators = body.get_operators_reader().ok()?.into_iter().map_while(std::result::Result::ok);
        let Operator::Call { function_index: constructors } = operators.next()? else { return None };
        let (arguments, _) = self.signature(function)?;
        for argument in 0..arguments {
            let Operator::LocalGet { local_index } = operators.next()? else { return None };
            (usize::try_from(local_index).ok()? == argument).then_some(())?;
        }
        let Operator::Call { function_index: inner } = operators.next()? else { return None };
        let passes_on = self.signature(inner) == self.signature(function);
        let is_constructor = self.signature(constructors) == Some((0, 0));
        (passes_on && is_constructor).then_some(constructors)
    }
}
