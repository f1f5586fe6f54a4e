namespace Ballast.Core.Text;

/// <summary>A term of the glossary.</summary>
/// <param name="Name">The term.</param>
/// <param name="Text">One or two plain sentences, without markup; the first one stands alone.</param>
/// <param name="AlsoCalled">Other words for it, those of column headings among them.</param>
public sealed record GlossaryTerm(string Name, string Text, IReadOnlyList<string> AlsoCalled)
{
    /// <summary>What it is, in one sentence.</summary>
    public string FirstSentence => Format.FirstSentence(Text);
}
