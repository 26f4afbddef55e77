namespace Suoqiao.Features.Files.IndexFiles;

/// <summary>Texts of the commands on index numbers.</summary>
internal sealed class IndexFilesTexts;
