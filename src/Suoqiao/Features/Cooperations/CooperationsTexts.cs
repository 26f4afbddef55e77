namespace Suoqiao.Features.Cooperations;

/// <summary>Texts of the threads (see CooperationsTexts.resx).</summary>
internal sealed class CooperationsTexts;
