using Ballast.Core.Store;

namespace Ballast.Core.Workflows;

/// <summary>The most that one answer may hold. It is asked before any score is read, so that no question takes the machine's memory.</summary>
public sealed record AnswerBounds
{
    /// <summary>On the command line, which has the machine to itself: some 400 bytes a value while JSON is written, so below 2 GiB.</summary>
    public static AnswerBounds Alone { get; } = new(4_000_000);

    /// <summary>Over HTTP, where others ask beside it.</summary>
    public static AnswerBounds Served { get; } = new(250_000);

    private AnswerBounds(int values) => Values = values;

    /// <summary>Values: one for each model with each combination of multipliers.</summary>
    public int Values { get; }

    /// <summary>Whether so many models with so many combinations are too many for one answer.</summary>
    /// <returns>The refusal, which says the bound and what to narrow; null where they are not.</returns>
    public Refusal? OfGrid(int models, int combinations)
    {
        var values = (long)models * combinations;
        if (values <= Values)
            return null;
        var fewer = Math.Max(1, Values / Math.Max(1, models));
        var narrow =
            models == 1
                ? $"give at most {Values:#,##0} combinations"
                : $"name fewer models, or give at most {fewer:#,##0} combinations for these";
        var elsewhere =
            Values < Alone.Values && values <= Alone.Values
                ? " The command line answers up to " + $"{Alone.Values:#,##0}."
                : "";
        return new Refusal(
            TooLarge,
            $"{models:#,##0} models with {combinations:#,##0} combinations of multipliers are {values:#,##0} values; one answer holds at most {Values:#,##0}: {narrow}.{elsewhere}"
        );
    }

    /// <summary>Whether a list of so many rounds of so many models, score by score, is too long for one answer.</summary>
    /// <returns>The refusal, which says the bound and what to narrow; null where it is not.</returns>
    public Refusal? OfRounds(int models, int rounds, int scores)
    {
        var values = (long)models * rounds * scores;
        if (values <= Values)
            return null;
        var fewer = Math.Max(1, Values / Math.Max(1, rounds * scores));
        return new Refusal(
            TooLarge,
            $"{models:#,##0} models with {scores} {(scores == 1 ? "score" : "scores")} in {rounds:#,##0} rounds are up to {values:#,##0} places; one answer holds at most {Values:#,##0}: name at most {fewer:#,##0} models, or fewer rounds."
        );
    }

    /// <summary>The code of an answer that would be too large.</summary>
    public const string TooLarge = "too-large-answer";
}
