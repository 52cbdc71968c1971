// WorkingDays: Chinese working days (工作日) as pure arithmetic.
//
// What it is for: counting the periods of the measures and of the Civil Code, articles 200 to 204,
// and explaining every counted date.
// Guarantees: a date rests only on the calendar years it was given; a date that needed a
// year without an official schedule says so (`provisional`).
// Never: reads a file, asks the clock, uses the machine's locale or time zone.
// Failures: none stop the program; an impossible date is `nil`.
