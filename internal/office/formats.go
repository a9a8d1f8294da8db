package office

import (
	"path"
	"strings"
)

// isSheet tells of the formats in which spreadsheet programs give a form back.
func isSheet(mediaType, name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx", ".xlsm", ".ods", ".xls":
		return true
	case ".csv": // some mail programs call it application/vnd.ms-excel
		return false
	}
	switch mediaType {
	case typeXLSX, typeODS, "application/vnd.ms-excel", "application/vnd.ms-excel.sheet.macroenabled.12":
		return true
	}
	return false
}
