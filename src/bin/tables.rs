//! The worker that makes tables: what stands beside the plane, and what a user's file holds.

fn main() {
    infoplane::workers::tables::serve();
}
