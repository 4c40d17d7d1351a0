//! Raw → checked: all rules that make a program wrong; reports to the faults and never quotes.

pub(crate) mod constraint;
