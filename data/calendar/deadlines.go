package calendar

// AdjustTarget is the last day to adjust the minutes of a meeting that ended
// on the given day: fourteen days after it (KL 5:69).
func AdjustTarget(meeting Date) Date { return meeting.AddDays(14) }

// AdjustLatest is AdjustTarget moved to the next weekday. That lag 1930:173
// moves this limit too is practice, not settled law: show it as a hint.
func AdjustLatest(meeting Date) Date { return NextWeekday(AdjustTarget(meeting)) }

// NoticeTarget is the last day to announce on the notice board that the
// minutes are adjusted: the second day after they were (KL 8:12).
func NoticeTarget(adjusted Date) Date { return adjusted.AddDays(2) }

// NoticeLatest is NoticeTarget moved to the next weekday; see AdjustLatest.
func NoticeLatest(adjusted Date) Date { return NextWeekday(NoticeTarget(adjusted)) }

// AppealEnd is the day, three weeks after the notice went up, that bears the
// same name in the week (KL 13:5; lag 1930:173, 1 §).
func AppealEnd(notice Date) Date { return notice.AddDays(21) }

// LastAppealDay is the last day on which an appeal must have come in: AppealEnd
// moved to the next weekday (lag 1930:173, 2 §).
func LastAppealDay(notice Date) Date { return NextWeekday(AppealEnd(notice)) }

// TakeDownFrom is the first day on which the notice may come down, the day
// after the last appeal day (KL 8:12, 13:5). It may be any day of the week.
func TakeDownFrom(notice Date) Date { return LastAppealDay(notice).AddDays(1) }
