using Ballast.Core.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Ballast.Cli.Output;

/// <summary>
/// Hangs between what is drawn and the terminal: colours and the movements of a progress bar are control segments of their own and
/// pass, what stands in a text is text.
/// </summary>
internal sealed class VisibleSegments : IRenderHook
{
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new Cleaned(renderable));

    private sealed class Cleaned(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            inner.Render(options, maxWidth).Select(Clean);

        private static Segment Clean(Segment segment)
        {
            if (segment.IsControlCode || segment.IsLineBreak)
                return segment;
            var text = VisibleText.Of(segment.Text);
            return ReferenceEquals(text, segment.Text) ? segment : new Segment(text, segment.Style);
        }
    }
}
