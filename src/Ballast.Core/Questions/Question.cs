using System.Text.Json.Serialization.Metadata;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Questions;

/// <summary>
/// A question, declared once. The command with its help, the resource of the API with its schema, the page with its form and the tables in docs are made
/// from it; all of them ask the same and show the same.
/// </summary>
public interface IQuestion
{
    /// <summary>Its name: the command, the resource and the path of its page.</summary>
    string Name { get; }

    /// <summary>Its name in the navigation of pages.</summary>
    string Title { get; }

    /// <summary>The question in one sentence.</summary>
    string Asks { get; }

    /// <summary>What it does, for the help of its command.</summary>
    string Help { get; }

    /// <summary>A command line that can be tried, without the program's name.</summary>
    string Example { get; }

    /// <summary>The models that it is about; null where it is about none.</summary>
    ModelsParameter? Models { get; }

    /// <summary>What it can be told.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>How its answer is written as JSON.</summary>
    JsonTypeInfo Shape { get; }

    /// <summary>Name and version of that shape.</summary>
    sealed string Schema => $"ballast.{Name}/1";

    /// <summary>Answers.</summary>
    /// <exception cref="ParameterException">A parameter cannot be read.</exception>
    Outcome<object> Ask(Asked asked);

    /// <summary>Puts an answer into words.</summary>
    IReadOnlyList<Block> InWords(object answer);
}

/// <summary>A question with a typed answer.</summary>
public sealed record Question<T> : IQuestion
    where T : class
{
    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <inheritdoc/>
    public required string Asks { get; init; }

    /// <inheritdoc/>
    public required string Help { get; init; }

    /// <inheritdoc/>
    public required string Example { get; init; }

    /// <inheritdoc/>
    public ModelsParameter? Models { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>How its answer is written as JSON.</summary>
    public required JsonTypeInfo<T> Shape { get; init; }

    /// <summary>Answers.</summary>
    public required Func<Asked, Outcome<T>> Answer { get; init; }

    /// <summary>Puts an answer into words, the answer to the question first.</summary>
    public required Func<T, IReadOnlyList<Block>> Text { get; init; }

    JsonTypeInfo IQuestion.Shape => Shape;

    /// <inheritdoc/>
    public Outcome<object> Ask(Asked asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (Models is { } models && WrongNumber(models, asked.Given.Models.Count) is { } wrong)
            throw new ParameterException(wrong);
        return Answer(asked).Then<T, object>(answer => answer);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Block> InWords(object answer) => Text((T)answer);

    private string? WrongNumber(ModelsParameter models, int count) =>
        count >= models.Least && count <= models.Most
            ? null
            : $"{Name} takes {models.Least} to {models.Most} models, not {count}.";
}
