namespace Ballast.Core.Questions;

/// <summary>The dates of an answer, ready to be written as a calendar.</summary>
/// <param name="Name">What the calendar is called.</param>
/// <param name="AsOf">The moment of the answer.</param>
/// <param name="Dates">The dates, in order.</param>
public sealed record DateList(string Name, DateTimeOffset AsOf, IReadOnlyList<DatedEvent> Dates);

/// <summary>Something that happens on a day.</summary>
/// <param name="Uid">Tells it apart from every other event; the same event has the same one in every answer, whenever it is then said to be.</param>
/// <param name="Day">The day, UTC.</param>
/// <param name="Moment">The moment; null where only the day is known.</param>
/// <param name="Title">What happens, in a few words.</param>
/// <param name="Text">What there is to know of it.</param>
public sealed record DatedEvent(string Uid, DateOnly Day, DateTimeOffset? Moment, string Title, string Text);
