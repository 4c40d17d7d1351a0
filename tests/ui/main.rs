//! Wrong programs, and what the compiler says to them.
//!
//! In: `<macro>/fail/<mistake>.rs`. Out: exactly what stands in the `.stderr` beside it, as `cargo check` prints it;
//! `TRYBUILD=overwrite` writes it anew. Each file holds one mistake, and each answer is one error at the user's token.

#[test]
fn wrong_programs_are_refused_with_words() {
    trybuild::TestCases::new().compile_fail("ui/*/fail/*.rs");
}
