using System.Globalization;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Online;

/// <summary>Data files, in words.</summary>
public static class DownloadText
{
    private const double Kibibyte = 1 << 10;
    private const double Mebibyte = 1 << 20;

    /// <summary>What can be downloaded.</summary>
    public static IReadOnlyList<Block> Write(DatasetsDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            new Heading($"Datasets · {document.Tournament}"),
            new Sentence(
                $"{Format.Many(document.Datasets.Count, "file")}, the newest version last; fetch one with ballast download NAME.",
                Tone.Answer
            ),
            new Points(document.Datasets),
        ];
    }

    /// <summary>What was downloaded.</summary>
    public static IReadOnlyList<Block> Write(DownloadDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var size =
            document.Bytes < Mebibyte
                ? string.Create(CultureInfo.InvariantCulture, $"{document.Bytes / Kibibyte:0.0} KiB")
                : string.Create(CultureInfo.InvariantCulture, $"{document.Bytes / Mebibyte:#,##0.0} MiB");
        return
        [
            new Sentence(
                document.WasThere
                    ? $"{document.Path} is there already, the same to the byte ({size})."
                    : $"{document.Path} ({size}){(document.IsResumed ? ", gone on with from an earlier run" : "")}.",
                Tone.Answer
            ),
            .. document.IsHashChecked
                ? Array.Empty<Block>()
                : [new Sentence("The server says no hash of it: checked by length alone.", Tone.Remark)],
        ];
    }
}
