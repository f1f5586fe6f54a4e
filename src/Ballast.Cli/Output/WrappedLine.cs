using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ballast.Cli.Output;

/// <summary>A line with markup, broken at words as <see cref="WordWrap"/> breaks them.</summary>
internal sealed class WrappedLine(string markup, int width, int hang) : IRenderable
{
    public Measurement Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var parts = Parts(options);
        var text = string.Concat(parts.Select(p => p.Text));
        var isFirst = true;
        foreach (var range in WordWrap.Ranges(text, width, hang))
        {
            if (!isFirst && hang > 0 && text[range].Length > 0)
                yield return new Segment(new string(' ', hang));
            isFirst = false;
            foreach (var segment in Slice(parts, range.GetOffsetAndLength(text.Length)))
                yield return segment;
            yield return Segment.LineBreak;
        }
    }

    private List<(string Text, Style Style)> Parts(RenderOptions options)
    {
        if (markup.Length == 0)
            return [];
        // Wide enough for anything: the breaking is done here.
        var segments = ((IRenderable)new Markup(markup)).Render(options, CliHost.Unbounded);
        return [.. segments.Select(s => (s.IsLineBreak ? "\n" : s.Text, s.Style))];
    }

    private static IEnumerable<Segment> Slice(List<(string Text, Style Style)> parts, (int Offset, int Length) range)
    {
        var at = 0;
        foreach (var (text, style) in parts)
        {
            var from = Math.Max(range.Offset, at);
            var to = Math.Min(range.Offset + range.Length, at + text.Length);
            if (to > from)
                yield return new Segment(text[(from - at)..(to - at)], style);
            at += text.Length;
        }
    }
}
