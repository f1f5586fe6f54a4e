using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Evidence;

/// <summary>Changes of a level in words; those that are shown stand out.</summary>
internal static class DriftBlocks
{
    /// <summary>One sentence or some for each.</summary>
    public static IEnumerable<Block> Write(IReadOnlyList<DriftEntry> drifts) =>
        drifts.Select(d => new Sentence(
            string.Join(' ', d.Sentences),
            d.Field.IsAlarm || d.Models.Any(m => m.Own.IsAlarm || m.Lead.IsAlarm) ? Tone.Warning : Tone.Plain
        ));
}
