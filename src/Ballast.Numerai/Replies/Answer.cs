using Ballast.Numerai.Errors;

namespace Ballast.Numerai.Replies;

/// <summary>What Numerai answered: a value, perhaps with holes, and the errors that came with it.</summary>
/// <remarks>
/// An answer that is nothing but errors is a <see cref="NumeraiException"/>. An answer with both keeps both: a list of a thousand
/// models is not thrown away because one of them could not be read.
/// </remarks>
/// <typeparam name="T">The wire type of the question.</typeparam>
public sealed record Answer<T>
    where T : class
{
    /// <summary>The value; null where Numerai said null, for example for a model nobody knows.</summary>
    public required T? Value { get; init; }

    /// <summary>What was wrong with parts of the answer; empty for a whole one.</summary>
    public required IReadOnlyList<WireError> Errors { get; init; }

    /// <summary>When the answer had arrived (UTC): from then on its values are known.</summary>
    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>Whether nothing was wrong with any part of it.</summary>
    public bool IsComplete => Errors.Count == 0;

    /// <summary>The value of a complete answer.</summary>
    /// <exception cref="NumeraiException">A part of the answer had errors.</exception>
    public T? ValueOrThrow() =>
        IsComplete
            ? Value
            : throw new NumeraiException(
                Errors[0].Code,
                $"A part of the answer is missing: {Errors[0]}{(Errors.Count > 1 ? $" and {Errors.Count - 1} more" : "")}; "
                    + $"{Advice.For(Errors[0].Code, Errors[0].Field)}."
            )
            {
                Field = Errors[0].Field,
                Errors = Errors,
            };
}
