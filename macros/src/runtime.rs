//! How an expansion names the runtime crate: `::ferrapi`, or what the user's manifest calls it.
//!
//! In: `$CARGO_MANIFEST_DIR/Cargo.toml`, or the path that an option says. Out: a path. A manifest that cannot be read
//! gives the default; cargo is the one to complain about it. Must not be asked for anything but names.

mod manifest;

use std::path::{Path, PathBuf};

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Ident;

use manifest::{Dependency, Manifest};

/// The package that users depend on.
const PACKAGE: &str = "ferrapi";

/// The runtime crate, as the user's crate calls it.
#[derive(Clone, Debug)]
pub(crate) struct Runtime {
    path: TokenStream,
}

impl Default for Runtime {
    fn default() -> Self {
        Self::named(PACKAGE)
    }
}

impl Runtime {
    /// What the manifest of the crate being compiled says.
    pub(crate) fn find() -> Self {
        let name = std::env::var_os("CARGO_MANIFEST_DIR").and_then(|folder| name_in(Path::new(&folder)));
        name.map_or_else(Self::default, |name| Self::named(&name))
    }

    /// What the user's `crate = path` says.
    pub(crate) fn at(path: syn::Path) -> Self {
        Self { path: path.into_token_stream() }
    }

    /// The door for generated code: `::ferrapi::__private`.
    pub(crate) fn private(&self) -> TokenStream {
        let path = &self.path;
        quote!(#path::__private)
    }

    fn named(name: &str) -> Self {
        let name = name.replace('-', "_");
        let ident = syn::parse_str(&name).unwrap_or_else(|_| Ident::new(PACKAGE, Span::call_site()));
        Self { path: quote!(::#ident) }
    }
}

/// The name under which the package in this folder depends on the runtime.
fn name_in(folder: &Path) -> Option<String> {
    let manifest = Manifest::read(&folder.join("Cargo.toml"))?;
    let mut workspace = None;
    manifest.dependencies().find_map(|Dependency { key, package, inherited }| {
        let package = match package {
            Some(package) => Some(package),
            None if inherited && key != PACKAGE => {
                // Looked for only when a dependency asks for it: most manifests do without.
                let root = workspace.get_or_insert_with(|| workspace_above(folder));
                root.as_ref().and_then(|root| root.workspace_package(&key))
            }
            None => None,
        };
        (package.as_deref().unwrap_or(&key) == PACKAGE).then_some(key)
    })
}

/// The manifest of the workspace that a package is in.
fn workspace_above(folder: &Path) -> Option<Manifest> {
    folder
        .ancestors()
        .map(|folder| folder.join("Cargo.toml"))
        .filter_map(read_existing)
        .find(Manifest::is_workspace)
}

fn read_existing(path: PathBuf) -> Option<Manifest> {
    Manifest::read(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_dependency_the_name_is_the_packages() {
        assert_eq!(Runtime::find().private().to_string(), quote!(::ferrapi::__private).to_string());
    }

    #[test]
    fn hyphens_become_underscores() {
        assert_eq!(Runtime::named("my-api").private().to_string(), quote!(::my_api::__private).to_string());
    }

    #[test]
    fn a_path_is_taken_as_it_is() {
        let runtime = Runtime::at(syn::parse_quote!(crate::reexport::ferrapi));
        assert_eq!(runtime.private().to_string(), quote!(crate::reexport::ferrapi::__private).to_string());
    }

    #[test]
    fn a_name_inherited_from_the_workspace_is_found() {
        let root = std::env::temp_dir().join(format!("ferrapi-macros-{}", std::process::id()));
        let member = root.join("member");
        std::fs::create_dir_all(&member).unwrap();
        let workspace =
            "[workspace]\n[workspace.dependencies]\napi = { package = \"ferrapi\", version = \"1\" }\n";
        std::fs::write(root.join("Cargo.toml"), workspace).unwrap();
        std::fs::write(member.join("Cargo.toml"), "[dependencies]\napi = { workspace = true }\n").unwrap();
        let name = name_in(&member);
        std::fs::remove_dir_all(&root).unwrap();
        assert_eq!(name.as_deref(), Some("api"));
    }
}
