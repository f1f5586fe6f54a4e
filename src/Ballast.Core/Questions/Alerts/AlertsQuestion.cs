using System.Text.Json.Serialization;
using Ballast.Core.Questions.Parameters;

namespace Ballast.Core.Questions.Alerts;

/// <summary>What somebody should know of. That it was looked at is written by <c>ballast watch --acknowledge</c> and by the page.</summary>
internal static class AlertsQuestion
{
    private const int LongestDays = 36_500;

    private static readonly Parameter Days = new("days", "Incidents found within so many days; with --all whenever.")
    {
        ValueName = "N",
        Default = "30",
        IsInForm = true,
        IsWhole = true,
        Range = new(1, LongestDays),
    };

    /// <summary>The declaration.</summary>
    public static IQuestion Declaration { get; } =
        new Question<AlertsAnswer>
        {
            Name = "alerts",
            Title = "Alerts",
            Topic = QuestionTopic.Overview,
            Asks = "What happened that I should know of, and have I looked at it?",
            Help =
                "Incidents that a watch found in all tournaments, those that nobody has looked at first: what happened, what to do, whom it reached.",
            Example = "alerts --days 7",
            Parameters = [Days, .. PageParameters.All],
            Subject = QuestionSubject.Slots,
            Shape = () => new AlertsJson(Answers.Options()).AlertsAnswer,
            Answer = asked =>
            {
                var slice = PageParameters.Read(asked.Given);
                var days = asked.Given.Whole(Days);
                return AlertListing.Run(asked.View, PageParameters.IsEntire(asked.Given) ? null : days, slice);
            },
            Text = (answer, _) => AlertsText.Write(answer),
        };
}

/// <summary>The answer as JSON.</summary>
[JsonSerializable(typeof(AlertsAnswer))]
internal sealed partial class AlertsJson : JsonSerializerContext;
