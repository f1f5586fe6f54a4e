using Ballast.Core.Text;

namespace Ballast.Core.Questions;

/// <summary>
/// What a question takes, declared once: the option of the command with its help, the parameter of the API and the field of the form are made
/// from it.
/// </summary>
/// <param name="Name">Its name without dashes.</param>
/// <param name="Help">What it means, in a line; with its default where that is not a word of its own.</param>
public sealed record Parameter(string Name, string Help)
{
    /// <summary>How it is written.</summary>
    public ParameterKind Kind { get; init; } = ParameterKind.Text;

    /// <summary>What stands for its value in help, such as NMR or N|DAY.</summary>
    public string ValueName { get; init; } = "VALUE";

    /// <summary>What holds where nothing is said; null where nothing does.</summary>
    public string? Default { get; init; }

    /// <summary>Words that it takes, where these are few; the first one is the default of a form.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Words that it knows beside whatever else may be said, for hints and completion; null where these are its choices. Asked for only where they are needed.</summary>
    public Func<IEnumerable<string>>? Known { get; init; }

    /// <summary>Whether its page offers a field for it; the others can be said in the address.</summary>
    public bool IsInForm { get; init; }

    /// <summary>Whether it stands behind the name of the question, as a word of the command line and a part of the path.</summary>
    public bool IsArgument { get; init; }

    /// <summary>Whether an argument may be left out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The least and the most that it takes, of a number; null where it takes words too, or is no number.</summary>
    public NumberRange? Range { get; init; }

    /// <summary>Whether it changes only what people read; the document is the same.</summary>
    public bool IsOfText { get; init; }
}

/// <summary>What a number may be.</summary>
/// <param name="Least">The least.</param>
/// <param name="Most">The most.</param>
public sealed record NumberRange(decimal Least, decimal Most);

/// <summary>How a parameter is written.</summary>
public enum ParameterKind
{
    /// <summary>Text that the question reads.</summary>
    Text,

    /// <summary>The same, and it may be given several times.</summary>
    Repeated,

    /// <summary>True or false.</summary>
    Switch,

    /// <summary>
    /// A file of whoever types the command: the command line reads it and hands its text on. No other door takes it, for a name in a request would read files of the server.
    /// </summary>
    File,

    /// <summary>
    /// A file or a text. On the command line a word that is none of <see cref="Parameter.Choices"/> and names a file is read: the file's name and its text are handed on,
    /// two texts in this order. Every other word is handed on as it is, and so is whatever another door says: no request reads a file of the server.
    /// </summary>
    FileOrText,
}

/// <summary>The models that a question is about.</summary>
/// <param name="Help">What it says of itself.</param>
/// <param name="Least">Fewest that must be named.</param>
/// <param name="Most">Most that may be named.</param>
public sealed record ModelsParameter(string Help, int Least = 0, int Most = int.MaxValue)
{
    /// <summary>The name of one of them in the query of the API.</summary>
    public string Name { get; init; } = "model";

    /// <summary>What stands for one of them in the help of the command.</summary>
    public string ValueName { get; init; } = "MODEL";

    /// <summary>How many of them, in words: "2 to 10 models".</summary>
    public string Number => Most == int.MaxValue ? $"at least {Least} {ValueName}" : $"{Least} to {Most} models";

    /// <summary>Most that a page compares at once, whether they are named or all that are stored.</summary>
    public int MostOnPage { get; init; } = 200;
}

/// <summary>A parameter's text cannot be read: wrong usage, with a sentence that says how it is written.</summary>
/// <param name="notice">What is wrong.</param>
public sealed class ParameterException(Notice notice) : Exception(notice.ToString())
{
    /// <summary>What is wrong, for every door.</summary>
    public Notice Notice { get; } = notice;
}
