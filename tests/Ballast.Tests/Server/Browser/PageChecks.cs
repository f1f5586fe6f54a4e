namespace Ballast.Tests.Server.Browser;

/// <summary>Questions to a page with charts, as scripts that give a text.</summary>
internal static class PageChecks
{
    /// <summary>Names of the visible charts in which nothing was drawn. Read from a copy: the browser warns about frequent reading.</summary>
    public const string Blank = """
        [...document.querySelectorAll('[data-chart]')].filter(box => box.checkVisibility()).map(box => {
          const drawn = box.querySelector('canvas');
          if (!drawn || drawn.width === 0 || drawn.height === 0) return box.dataset.chart + ': no canvas';
          const copy = new OffscreenCanvas(drawn.width, drawn.height).getContext('2d', { willReadFrequently: true });
          copy.drawImage(drawn, 0, 0);
          const points = new Uint32Array(copy.getImageData(0, 0, drawn.width, drawn.height).data.buffer);
          return new Set(points).size < 8 ? box.dataset.chart + ': blank' : null;
        }).filter(complaint => complaint !== null).join(', ')
        """;

    /// <summary>By how much the page is wider than what is seen of it (a scroll bar at its side not counted).</summary>
    public const string Overhang =
        "String(document.documentElement.scrollWidth - Math.min(innerWidth, document.documentElement.clientWidth))";

    /// <summary>Opens every fold and chooses the last of every choice.</summary>
    public const string UseEverything = """
        document.querySelectorAll('details').forEach(d => (d.open = true));
        document.querySelectorAll('select').forEach(s => { s.selectedIndex = s.options.length - 1; s.dispatchEvent(new Event('change')); });
        new Promise(done => setTimeout(done, 400))
        """;
}
