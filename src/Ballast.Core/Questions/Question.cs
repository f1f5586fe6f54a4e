using System.Text.Json.Serialization.Metadata;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Parts;
using Ballast.Core.Workflows.Predictions;

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

    /// <summary>What it is about.</summary>
    QuestionTopic Topic { get; }

    /// <summary>The question in one sentence.</summary>
    string Asks { get; }

    /// <summary>What it does, for the help of its command.</summary>
    string Help { get; }

    /// <summary>A command line that can be tried, without the program's name.</summary>
    string Example { get; }

    /// <summary>The models that it is about; null where it is about none.</summary>
    ModelsParameter? Models { get; }

    /// <summary>What it takes: first what stands behind its name, in order, then the others.</summary>
    IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>How its answer is written as JSON.</summary>
    JsonTypeInfo Shape { get; }

    /// <summary>Name and version of that shape.</summary>
    string Schema { get; }

    /// <summary>Whether it can only be asked of a store; else it is asked of an empty one where there is none.</summary>
    bool NeedsStore { get; }

    /// <summary>Whether it compares models over all their rounds, so that a server lets few of its kind compute at once.</summary>
    bool IsHeavy { get; }

    /// <summary>Whether its answer says something about rounds to come, which is kept and graded later.</summary>
    bool IsPrediction { get; }

    /// <summary>Whether its answer has dates that belong into a calendar.</summary>
    bool HasDates { get; }

    /// <summary>What its answer can be kept as; null where it is kept nowhere.</summary>
    AnswerFile? File { get; }

    /// <summary>The question that is asked in place of this one where a parameter was given; null where there is none.</summary>
    Variant? Variant { get; }

    /// <summary>Whether its answer may fall into parts that other machines can compute (<see cref="Divide"/>).</summary>
    bool HasParts { get; }

    /// <summary>Answers.</summary>
    /// <exception cref="ParameterException">A parameter cannot be read.</exception>
    Outcome<object> Ask(Asked asked);

    /// <summary>The parts of the answer, for a machine that computes some of them; only of a question that has some (<see cref="HasParts"/>).</summary>
    /// <exception cref="ParameterException">A parameter cannot be read.</exception>
    Outcome<IPartedWork> Divide(Asked asked);

    /// <summary>Puts an answer into words, and below it what must be said of left-out rounds and payout rules.</summary>
    IReadOnlyList<Block> InWords(object answer, Given given);

    /// <summary>The dates of an answer, for a calendar; only of a question that has some (<see cref="HasDates"/>).</summary>
    DateList Dates(object answer, Given given);

    /// <summary>What the answer says about rounds to come; null where that is nothing.</summary>
    NewPrediction? Predict(Asked asked, object answer);
}

/// <summary>What the models of a question are.</summary>
public enum QuestionSubject
{
    /// <summary>Slots, or strategies where that is said (<see cref="ByParameter"/>).</summary>
    Either,

    /// <summary>Slots, where stake sits; or it is about no model.</summary>
    Slots,

    /// <summary>Strategies.</summary>
    Strategies,
}

/// <summary>A file that an answer is kept in, to be handed to another command.</summary>
/// <param name="Name">What it is called where nobody says otherwise.</param>
/// <param name="Help">What the option that writes it does.</param>
/// <param name="Write">Its text.</param>
public sealed record AnswerFile(string Name, string Help, Func<object, string> Write);

/// <summary>A question that stands behind another one's name.</summary>
/// <param name="When">The parameter of the other one that leads to it.</param>
/// <param name="Question">It.</param>
public sealed record Variant(Parameter When, IQuestion Question);

/// <summary>What an answer says about rounds to come, ready to be kept.</summary>
/// <param name="Question">The question in its canonical form.</param>
/// <param name="Content">What was said.</param>
public sealed record NewPrediction(string Question, PredictionDraft Content)
{
    /// <summary>A prediction where the question is about what will come, and the answer says something about it.</summary>
    public static NewPrediction? From(string? question, Func<PredictionDraft?> content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return question is not null && content() is { } said ? new NewPrediction(question, said) : null;
    }
}

/// <summary>A question with a typed answer.</summary>
public sealed record Question<T> : IQuestion
    where T : class
{
    private readonly string? _schema;
    private readonly IReadOnlyList<Parameter> _own = [];
    private IReadOnlyList<Parameter>? _all;
    private JsonTypeInfo<T>? _shape;

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <inheritdoc/>
    public required QuestionTopic Topic { get; init; }

    /// <inheritdoc/>
    public required string Asks { get; init; }

    /// <inheritdoc/>
    public required string Help { get; init; }

    /// <inheritdoc/>
    public required string Example { get; init; }

    /// <inheritdoc/>
    public ModelsParameter? Models { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters
    {
        get => _all ??= Subject == QuestionSubject.Either ? [.. _own, ByParameter.By] : _own;
        init => _own = value;
    }

    /// <summary>How its answer is written as JSON; made when it is first needed.</summary>
    public required Func<JsonTypeInfo<T>> Shape { get; init; }

    /// <inheritdoc/>
    public string Schema
    {
        get => _schema ?? $"ballast.{Name}/1";
        init => _schema = value;
    }

    /// <inheritdoc/>
    public bool NeedsStore { get; init; } = true;

    /// <inheritdoc/>
    public bool IsHeavy { get; init; }

    /// <inheritdoc/>
    public AnswerFile? File { get; init; }

    /// <inheritdoc/>
    public Variant? Variant { get; init; }

    /// <summary>What its models are.</summary>
    public QuestionSubject Subject { get; init; }

    /// <summary>Answers.</summary>
    public required Func<Asked, Outcome<T>> Answer { get; init; }

    /// <summary>The same before anything long is computed, cut into parts; null where the answer is one piece.</summary>
    internal Func<Asked, Outcome<PartedWork<T>>>? Parts { get; init; }

    /// <summary>Puts an answer into words, the answer to the question first.</summary>
    public required Func<T, Given, IReadOnlyList<Block>> Text { get; init; }

    /// <summary>What an answer says about rounds to come; null where it never says anything.</summary>
    public Func<Asked, T, NewPrediction?>? Prediction { get; init; }

    /// <summary>The dates of an answer, for a calendar; null where it never has any.</summary>
    public Func<T, Given, DateList>? Calendar { get; init; }

    JsonTypeInfo IQuestion.Shape => _shape ??= Shape();

    /// <inheritdoc/>
    public bool IsPrediction => Prediction is not null;

    /// <inheritdoc/>
    public bool HasDates => Calendar is not null;

    /// <inheritdoc/>
    public bool HasParts => Parts is not null;

    /// <inheritdoc/>
    public Outcome<object> Ask(Asked asked) =>
        Counted(asked).Then(named => Answer(named).Then<T, object>(answer => answer));

    /// <inheritdoc/>
    public Outcome<IPartedWork> Divide(Asked asked) =>
        Parts is { } parts
            ? Counted(asked)
                .Then(named => parts(named).Then<PartedWork<T>, IPartedWork>(w => new Outcome<IPartedWork>.Done(w)))
            : throw new InvalidOperationException($"{Name} has no parts.");

    /// <inheritdoc/>
    public IReadOnlyList<Block> InWords(object answer, Given given) =>
        AnswerLayout.WithNotes(
            Text((T)answer, given),
            [.. Subject == QuestionSubject.Either ? ByParameter.Notes(given) : [], .. AnswerNotes.Read(answer)]
        );

    /// <inheritdoc/>
    public DateList Dates(object answer, Given given) =>
        Calendar?.Invoke((T)answer, given) ?? throw new InvalidOperationException($"{Name} has no dates.");

    /// <inheritdoc/>
    public NewPrediction? Predict(Asked asked, object answer) =>
        // A prediction is graded by the names of slots: what is said of strategies is not kept.
        Named(asked) is Outcome<Asked>.Done { Value: { View.IsByStrategy: false } named }
            ? Prediction?.Invoke(named, (T)answer)
            : null;

    /// <summary>The same with its models named, as many as the question takes.</summary>
    private Outcome<Asked> Counted(Asked asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return Named(asked)
            .Then<Asked, Asked>(named =>
                Models is { } models && WrongNumber(models, named.Given.Models.Count) is { } wrong
                    ? throw new ParameterException(wrong)
                    : named
            );
    }

    /// <summary>The same of strategies where that was said, with models in place of groups and patterns.</summary>
    private Outcome<Asked> Named(Asked asked) =>
        OfSubject(asked)
            .Then(read =>
                ModelPatterns
                    .Expand(read.View, read.Given.Models)
                    .Then<IReadOnlyList<string>, Asked>(models =>
                        ReferenceEquals(models, read.Given.Models)
                            ? read
                            : read with
                            {
                                Given = read.Given.With(models),
                            }
                    )
            );

    private Outcome<Asked> OfSubject(Asked asked) =>
        Subject switch
        {
            QuestionSubject.Strategies => ByParameter.ByStrategy(asked),
            QuestionSubject.Slots => asked,
            _ => ByParameter.Read(asked),
        };

    private string? WrongNumber(ModelsParameter models, int count) =>
        count >= models.Least && count <= models.Most
            ? null
            : $"{Name} takes {models.Number}, not {count}.{(count < models.Least ? $" For example: ballast {Example}." : "")}";
}
