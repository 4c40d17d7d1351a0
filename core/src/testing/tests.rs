//! The client end to end.
