//! The least a window costs: this program's window with an empty page and nothing behind it. It says
//! `painted` on standard output once the page has been drawn; the start-up benchmark compares with
//! it.

#![allow(clippy::print_stdout, reason = "the benchmark reads the line")]

use std::borrow::Cow;

use tauri::utils::assets::{AssetKey, AssetsIter, CspHash};
use tauri::{Assets, Runtime, WebviewUrl, WebviewWindowBuilder};

const PAGE: &str = "<!doctype html><title>empty</title>";

/// The first frame is the one being made; the second proves that it was drawn.
const MARK: &str =
    "requestAnimationFrame(() => requestAnimationFrame(() => { document.title = 'painted'; }));";

/// One empty page at every address.
struct Empty;

impl<R: Runtime> Assets<R> for Empty {
    fn get(&self, _: &AssetKey) -> Option<Cow<'_, [u8]>> {
        Some(Cow::Borrowed(PAGE.as_bytes()))
    }

    fn iter(&self) -> Box<AssetsIter<'_>> {
        Box::new(std::iter::empty())
    }

    fn csp_hashes(&self, _: &AssetKey) -> Box<dyn Iterator<Item = CspHash<'_>> + '_> {
        Box::new(std::iter::empty())
    }
}

fn main() -> tauri::Result<()> {
    let mut context: tauri::Context<tauri::Wry> = tauri::generate_context!();
    context.set_assets(Box::new(Empty));
    tauri::Builder::default()
        .setup(|app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
                .title("empty")
                .inner_size(1440.0, 900.0)
                .min_inner_size(640.0, 480.0)
                .initialization_script(MARK)
                .on_document_title_changed(|_, title| {
                    if title == "painted" {
                        println!("painted");
                    }
                })
                .build()?;
            Ok(())
        })
        .run(context)
}
