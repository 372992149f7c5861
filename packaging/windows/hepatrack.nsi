; The set-up program of Hepatrack for Windows, for all users of a computer.
; Compiled by packaging/nsis.py, which defines VERSION, FOUR_NUMBERS, BUNDLE, PROGRAM, ICON, LICENCE, KILOBYTES and OUT;
; CHECK where only the script is tried.
; Silent: hepatrack-setup.exe /S [/D=C:\folder], and uninstall.exe /S. Data of users lie in %LOCALAPPDATA%\hepatrack,
; which neither of the two ever touches.
Unicode true
ManifestDPIAware true
!ifdef CHECK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
RequestExecutionLevel admin
!include "MUI2.nsh"
!include "x64.nsh"
!include "FileFunc.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Hepatrack"
!define CLASSES "Software\Classes"

Name "Hepatrack"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\Hepatrack"
BrandingText "Hepatrack ${VERSION}"
VIProductVersion "${FOUR_NUMBERS}"
VIAddVersionKey "ProductName" "Hepatrack"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Set-up of Hepatrack"
VIAddVersionKey "LegalCopyright" "MIT License"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString RUNNING ${LANG_ENGLISH} "Hepatrack is running. Close it and try again."
LangString RUNNING ${LANG_SIMPCHINESE} "Hepatrack 正在运行。请关闭后重试。"
LangString ONLY64 ${LANG_ENGLISH} "Hepatrack needs a 64-bit Windows 10 or later."
LangString ONLY64 ${LANG_SIMPCHINESE} "Hepatrack 需要 64 位 Windows 10 或更高版本。"
LangString KEPT ${LANG_ENGLISH} "Clinic files and backups were left where they are."
LangString KEPT ${LANG_SIMPCHINESE} "门诊文件和备份均保留在原处。"
LangString CASEFILE ${LANG_ENGLISH} "Hepatrack case file"
LangString CASEFILE ${LANG_SIMPCHINESE} "Hepatrack 病例文件"
LangString CLINICFILE ${LANG_ENGLISH} "Hepatrack clinic file"
LangString CLINICFILE ${LANG_SIMPCHINESE} "Hepatrack 门诊文件"

; A program that runs cannot be written over: it is asked for by trying.
!macro REFUSE_WHILE_RUNNING
  IfFileExists "$INSTDIR\${PROGRAM}" 0 +6
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    IfErrors 0 +3
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
      Abort "$(RUNNING)"
    FileClose $0
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(ONLY64)" /SD IDOK
    Abort
  ${EndIf}
  SetRegView 64
  ; An upgrade goes where the last version is, unless /D= names another place.
  ReadRegStr $0 HKLM "${UNINSTALL}" "InstallLocation"
  ${If} $0 != ""
  ${AndIf} $INSTDIR == "$PROGRAMFILES64\Hepatrack"
    StrCpy $INSTDIR $0
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
FunctionEnd

Section
  SetShellVarContext all
  !insertmacro REFUSE_WHILE_RUNNING
  ; Nothing of an older version stays behind; this folder holds the program and never data.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  File /oname=hepatrack.ico "${ICON}"
  CreateShortcut "$SMPROGRAMS\Hepatrack.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\hepatrack.ico"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  WriteRegStr HKLM "${CLASSES}\.hepatrack" "" "Hepatrack.Clinic"
  WriteRegStr HKLM "${CLASSES}\Hepatrack.Clinic" "" "$(CLINICFILE)"
  WriteRegStr HKLM "${CLASSES}\Hepatrack.Clinic\DefaultIcon" "" "$INSTDIR\hepatrack.ico"
  WriteRegStr HKLM "${CLASSES}\Hepatrack.Clinic\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  ; A case file is JSON, and .json belongs to others: Hepatrack is offered under "Open with".
  WriteRegStr HKLM "${CLASSES}\.json\OpenWithProgids" "Hepatrack.Case" ""
  WriteRegStr HKLM "${CLASSES}\Hepatrack.Case" "" "$(CASEFILE)"
  WriteRegStr HKLM "${CLASSES}\Hepatrack.Case\DefaultIcon" "" "$INSTDIR\hepatrack.ico"
  WriteRegStr HKLM "${CLASSES}\Hepatrack.Case\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'

  WriteRegStr HKLM "${UNINSTALL}" "DisplayName" "Hepatrack"
  WriteRegStr HKLM "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL}" "DisplayIcon" "$INSTDIR\hepatrack.ico"
  WriteRegStr HKLM "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKLM "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  SetShellVarContext all
  !insertmacro REFUSE_WHILE_RUNNING
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\hepatrack-console.exe"
  Delete "$INSTDIR\hepatrack.ico"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Hepatrack.lnk"
  DeleteRegKey HKLM "${CLASSES}\Hepatrack.Clinic"
  DeleteRegKey HKLM "${CLASSES}\Hepatrack.Case"
  DeleteRegValue HKLM "${CLASSES}\.json\OpenWithProgids" "Hepatrack.Case"
  DeleteRegKey /ifempty HKLM "${CLASSES}\.hepatrack"
  DeleteRegKey HKLM "${UNINSTALL}"
  DetailPrint "$(KEPT)"
  ${RefreshShellIcons}
SectionEnd
