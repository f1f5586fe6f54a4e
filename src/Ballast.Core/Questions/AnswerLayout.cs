using Ballast.Core.Text;

namespace Ballast.Core.Questions;

/// <summary>The order of every answer: one plain sentence, what to do next, what everybody looks at, notes on what is missing, and details that fold.</summary>
internal static class AnswerLayout
{
    private const string Notes = "What is missing or doubtful";
    private const string Details = "Details";

    // So many notes are read; more of them are a wall.
    private const int FewNotes = 2;

    /// <summary>Lays out an answer.</summary>
    /// <param name="heading">Its title.</param>
    /// <param name="answer">The answer in one sentence, for those who know no statistics.</param>
    /// <param name="next">What to do next.</param>
    /// <param name="main">What everybody looks at: at most one picture, and the main table.</param>
    /// <param name="details">What folds: each heading of level 2 with what stands below it; warnings before the first one become notes.</param>
    public static IReadOnlyList<Block> Of(
        Heading heading,
        string answer,
        NextStep next,
        IEnumerable<Block> main,
        IEnumerable<Block> details
    )
    {
        var (notes, folds, rest) = (new List<Block>(), new List<Fold>(), new List<Block>());
        List<Block>? section = null;
        foreach (var block in details)
        {
            switch (block)
            {
                case Heading { Level: <= 2 } title:
                    section = [];
                    folds.Add(new Fold(title.Text, section));
                    break;
                case var _ when section is not null:
                    section.Add(block);
                    break;
                case Fold fold:
                    folds.Add(fold);
                    break;
                case Sentence { Tone: Tone.Warning }:
                    notes.Add(block);
                    break;
                default:
                    rest.Add(block);
                    break;
            }
        }
        if (rest.Count > 0)
            folds.Add(new Fold(Details, rest));
        return
        [
            heading,
            new Sentence(answer, Tone.Answer),
            next,
            .. main,
            new Fold(Notes, notes),
            .. folds.Where(f => f.Blocks.Count > 0),
        ];
    }

    /// <summary>Puts further notes to those of an answer; where there are many, they fold and are counted in a line.</summary>
    public static IReadOnlyList<Block> WithNotes(IReadOnlyList<Block> blocks, IEnumerable<Block> more)
    {
        blocks = [.. blocks.SelectMany(EmptyColumns.LeftOut).Select(SameDigits.In)];
        var own = blocks.OfType<Fold>().FirstOrDefault(f => f.Title == Notes);
        List<Block> notes = [.. own?.Blocks ?? [], .. more];
        IEnumerable<Block> said =
            notes.Count <= FewNotes
                ? notes
                :
                [
                    new Sentence(
                        $"{Format.Count(notes.Count)} notes say what is missing or doubtful in these numbers.",
                        Tone.Warning
                    ),
                    new Fold(Notes, notes),
                ];
        return own is null ? [.. blocks, .. said] : [.. blocks.SelectMany(b => ReferenceEquals(b, own) ? said : [b])];
    }

    /// <summary>The next step with the models that were named, so that it is about the same ones.</summary>
    public static NextStep Next(string text, Given given, params string[] command) =>
        new(text, [.. command, .. given.Models.Count <= MostNamed ? given.Models : []]);

    /// <summary>What was said of some parameters, as it is typed: so that a next step is about the same.</summary>
    public static IEnumerable<string> Said(Given given, IReadOnlyList<Parameter> parameters) =>
        parameters.SelectMany(p => given.All(p).SelectMany(text => new[] { $"--{p.Name}", text }));

    private const int MostNamed = 10;
}
